import { Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { Cache } from './cache';
import { DurableStore } from './durable-store';
import { memoryOf, type EmbeddedProps, type EmbeddedStoreProps } from './embedded-props';
import { redisConfiguration, redisProbeCommand, redisStartScript } from './redis-configuration';
import { Application } from '../application/application';
import { Binding } from '../application/binding';
import { Configuration } from '../application/configuration';
import { Folder } from '../application/folder';
import { Port } from '../application/port';
import { Probe } from '../application/probe';
import { Connection } from '../core/connection';
import { freeId } from '../core/construct-id';
import { placeOf } from '../core/errors';
import { StatefulService } from '../workload/stateful-service';
import type { ClaimProps } from '../workload/storage';

/** A Redis of one replica that may forget. */
export interface EmbeddedCacheProps extends EmbeddedProps {}

/** A Redis of one replica that never forgets. */
export interface EmbeddedDurableStoreProps extends EmbeddedStoreProps {}

/**
 * Redis as a cache, in a StatefulSet of one replica without a claim: evicts what was used longest ago, keeps nothing.
 * For development and staging; the image is the official Debian variant, whose user is 999.
 */
export class EmbeddedCache extends Construct {
  /** The cache, for its clients. */
  public readonly cache: Cache;

  constructor(scope: Construct, id: string, props: EmbeddedCacheProps) {
    super(scope, freeId(scope, id));
    const service = redis(this, id, props, 'cache', Folder.scratch('/data', Size.mebibytes(64)), []);
    this.cache = Cache.of({ endpoint: service.endpoint, secret: props.secret });
  }
}

/**
 * Redis as a durable store, in a StatefulSet of one replica with a claim: never evicts, and has written each change
 * to the volume before it confirms it. For development and staging.
 */
export class EmbeddedDurableStore extends Construct {
  /** The store, for its clients. */
  public readonly store: DurableStore;

  constructor(scope: Construct, id: string, props: EmbeddedDurableStoreProps) {
    super(scope, freeId(scope, id));
    const { storage, storageClassName, secret } = props;
    const claim = { name: 'data', path: '/data', size: storage, storageClassName };
    const service = redis(this, id, props, 'durable-store', Folder.persistent('/data'), [claim]);
    this.store = DurableStore.of({ endpoint: service.endpoint, secret });
  }
}

function redis(
  scope: Construct,
  name: string,
  props: EmbeddedProps,
  component: string,
  data: Folder,
  claims: ClaimProps[],
): StatefulService {
  const durable = claims.length > 0;
  const memory = memoryOf(props, { place: placeOf(scope), least: Size.mebibytes(32) });
  const application = Application.of({
    image: props.image,
    user: 10001,
    configuredForMemory: true,
    ports: [Port.tcp(6379, { name: 'redis' })],
    command: ['sh', '-c', redisStartScript('REDISCLI_AUTH')],
    probes: {
      startup: Probe.exec(redisProbeCommand(), { period: Duration.seconds(5), failures: 60 }),
      readiness: Probe.exec(redisProbeCommand(), { timeout: Duration.seconds(5) }),
      liveness: Probe.tcp({ failures: 6 }),
    },
    folders: [data],
    configuration: [
      Configuration.of({
        folder: '/etc/redis',
        files: { 'redis.conf': redisConfiguration({ memory, durable }) },
      }),
    ],
    variables: { REDISCLI_AUTH: Binding.secret('self', 'password') },
  });
  return new StatefulService(scope, 'server', {
    name,
    component,
    application,
    roles: { self: Connection.secretOnly(props.secret) },
    sizing: { resources: props.resources },
    fixedReplicas: true,
    claims,
    clients: props.clients,
    scrapers: props.scrapers,
    placement: props.placement,
    namespace: props.namespace,
  });
}
