import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { blueprint, metadataOf, type Blueprint } from './blueprint';
import { writeBudget } from './budget';
import { claimTemplate } from './claim-template';
import { admitClients, admitScrapers, endpointOf, metricsOf } from './endpoints';
import { objectAnnotations } from './object-annotations';
import { podTemplate } from './pod-template';
import { fewestReplicas, mostReplicas, replicaCount } from './replicas';
import { rolloutForm } from './rollout-form';
import type { Controller } from './rollout/form';
import { Exposure, writeService } from './service';
import { settledSizing, type SettledSizing } from './settled-sizing';
import type { ClaimProps } from './storage';
import { writeSurroundings } from './surroundings';
import { writeVerticalAutoscaler } from './vertical-autoscaler';
import type { WorkloadProps } from './workload-props';
import { freeId } from '../core/construct-id';
import { Endpoint, Protocol } from '../core/endpoint';
import type { Identity } from '../core/identity';
import { refuse } from '../core/errors';
import { STATEFUL_SET_NAME_LENGTH } from '../core/names';
import type { MetricsTarget } from '../observability/metrics-target';
import { OutgoingTraffic } from '../policy/traffic';

/** A program whose replicas have names and claims of their own. */
export interface StatefulServiceProps extends WorkloadProps {
  /** The claims that each replica gets and keeps; none for members that keep nothing. */
  readonly claims: ClaimProps[];
  /**
   * Whether replicas start all at once instead of one after the other: for members that need each other to be ready.
   * @default false
   */
  readonly parallel?: boolean;
  /**
   * Whether the program's configuration rests on its number of replicas, so that the one is not changed without the
   * other: then the number is no value of a Helm chart.
   * @default false
   */
  readonly fixedReplicas?: boolean;
  /**
   * Names of the ports on which replicas talk to each other.
   * @default - they do not
   */
  readonly peerPorts?: string[];
  /**
   * Whether a replica's own DNS name resolves before it is ready: for programs that look themselves or each other up
   * at their start.
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;
}

/**
 * A StatefulSet, a headless Service that names its replicas and a Service that clients use.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class StatefulService extends Construct {
  /** Who it is. */
  public readonly identity: Identity;
  /** Where its first port is reached. */
  public readonly endpoint: Endpoint;
  /** Where its metrics are, if it has any. */
  public readonly metrics?: MetricsTarget;

  constructor(scope: Construct, id: string, props: StatefulServiceProps) {
    super(scope, freeId(scope, id));
    const workload = blueprint(this, { ...props, longestName: STATEFUL_SET_NAME_LENGTH });
    const service = workload.names.service;
    checkSizing(workload, props);
    const form = rolloutForm(this, props, 'stateful service');
    const sizing = settledSizing(props.sizing, {
      place: workload.place,
      maxUnavailable: form.maxUnavailable,
      fixed: true,
    });
    writeSurroundings(this, workload, props);
    const fewest = fewestReplicas(sizing, workload.place);
    for (const controller of form.controllers(workload, sizing)) {
      this.writeStatefulSet(controller, props, sizing);
      writeVerticalAutoscaler(this, controller, { ...sizing, fewest });
    }
    writeBudget(this, workload, sizing.disruption, fewest);
    writeService(this, 'service', workload, service, Exposure.clusterIp());
    writeService(this, 'headless', workload, headless(workload), Exposure.headless(), props.publishNotReadyAddresses);
    this.identity = workload.identity;
    this.endpoint = endpointOf(workload, service, props);
    this.metrics = metricsOf(workload, service, props, false);
    admitClients(this, workload, service, props, props.peerPorts);
    admitScrapers(this, this.metrics);
    connectPeers(this, workload, props.peerPorts ?? []);
  }

  private writeStatefulSet(controller: Controller, props: StatefulServiceProps, sizing: SettledSizing): void {
    const { workload } = controller;
    const { claims, parallel, fixedReplicas } = props;
    const replicas = fewestReplicas(sizing, workload.place);
    const { id, target, fields } = controller;
    new ApiObject(this, id, {
      apiVersion: target.apiVersion,
      kind: target.kind,
      metadata: { ...metadataOf(workload), ...objectAnnotations(workload, props) },
      spec: {
        replicas: fixedReplicas ? replicas : replicaCount(workload, replicas),
        revisionHistoryLimit: 5,
        minReadySeconds: 5,
        serviceName: headless(workload),
        podManagementPolicy: parallel ? 'Parallel' : 'OrderedReady',
        ...fields,
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
        selector: { matchLabels: { ...workload.identity.selector } },
        template: podTemplate(workload, {
          ...props,
          resources: sizing.resources,
          spreading: mostReplicas(sizing) > 1 ? 'all' : 'none',
        }),
        ...(claims.length > 0 ? { volumeClaimTemplates: claims.map((claim) => claimTemplate(claim, workload)) } : {}),
      },
    });
  }
}

/** Name of the headless Service that gives each replica its own DNS name. */
function headless(workload: Blueprint): string {
  return `${workload.name}-headless`;
}

function connectPeers(scope: Construct, workload: Blueprint, names: readonly string[]): void {
  names.forEach((name) => endpointOf(workload, headless(workload), {}, name));
  const endpoints = workload.application.ports
    .filter(({ name }) => names.includes(name))
    .map(({ containerPort }) =>
      Endpoint.service({
        service: headless(workload),
        port: containerPort,
        protocol: Protocol.TCP,
        identity: workload.identity,
      }),
    );
  new OutgoingTraffic(scope, 'peers', { client: workload.identity, endpoints, name: `${workload.name}-peers` });
}

function checkSizing(workload: Blueprint, { sizing }: StatefulServiceProps): void {
  if (sizing.autoscaling !== undefined) {
    refuse({
      code: 'ROLLOUT_INVALID',
      place: workload.place,
      expected: 'a stateful service keeps its number of replicas',
      got: 'autoscaling',
      example: 'sizing: { replicas: 3, resources }',
    });
  }
}
