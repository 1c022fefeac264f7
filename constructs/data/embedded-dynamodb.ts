import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import type { EmbeddedStoreProps } from './embedded-props';
import { TableStore } from './table-store';
import { Application } from '../application/application';
import { Folder } from '../application/folder';
import { Port } from '../application/port';
import { Probe } from '../application/probe';
import { freeId } from '../core/construct-id';
import { StatefulService } from '../workload/stateful-service';

/** DynamoDB Local. */
export interface EmbeddedDynamodbProps extends EmbeddedStoreProps {
  /** Region that clients sign their requests for; any will do. */
  readonly region: string;
}

const DATA = '/home/dynamodblocal/data';

/**
 * DynamoDB Local in a StatefulSet of one replica: for development and tests. It takes any credentials, which is why
 * production has the managed form.
 */
export class EmbeddedDynamodb extends Construct {
  /** The store, for its clients. */
  public readonly store: TableStore;

  constructor(scope: Construct, id: string, props: EmbeddedDynamodbProps) {
    super(scope, freeId(scope, id));
    const { image, resources, storage, storageClassName, secret, region } = props;
    const service = new StatefulService(this, 'server', {
      name: id,
      component: 'table-store',
      application: dynamodbLocal(image),
      sizing: { resources },
      fixedReplicas: true,
      claims: [{ name: 'data', path: DATA, size: storage, storageClassName }],
      clients: props.clients,
      placement: props.placement,
      namespace: props.namespace,
    });
    this.store = TableStore.of({ endpoint: service.endpoint, secret, region });
  }
}

function dynamodbLocal(image: EmbeddedStoreProps['image']): Application {
  return Application.of({
    image,
    user: 1000,
    userReason: 'it is the user that the image was built for',
    ports: [Port.http(8000)],
    args: ['-jar', 'DynamoDBLocal.jar', '-sharedDb', '-dbPath', DATA],
    probes: { readiness: Probe.tcp(), liveness: Probe.tcp({ failures: 6 }) },
    folders: [Folder.persistent(DATA), Folder.scratch('/tmp', Size.mebibytes(64))],
  });
}
