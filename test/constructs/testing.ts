import { ApiObject, App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { NAMESPACE } from './samples';
import type { Endpoint, StatelessService } from '../../constructs';
import { CommerceError, type Issue } from '../../constructs/core/errors';

export * from './samples';

/** A container as far as tests read it by name; matchers see all of it. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
}

/** A finished object as far as tests read it by name. */
export interface Finished {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels: Record<string, string> };
  readonly spec: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, string>>;
}

/** The pod template of a finished object. */
export interface Pods {
  readonly metadata: { readonly labels: Record<string, string>; readonly annotations?: Record<string, string> };
  readonly spec: {
    readonly containers: readonly [Container];
    readonly initContainers?: readonly Container[];
    readonly volumes?: readonly { readonly name: string }[];
  };
}

/** An empty chart in an app of its own. */
export function testChart(namespace = NAMESPACE): Chart {
  return new Chart(new App(), 'test', { namespace });
}

/** The finished objects below a construct, or those of one kind. */
export function finished(scope: IConstruct, kind?: string): Finished[] {
  return scope.node
    .findAll()
    .flatMap((construct) => (ApiObject.isApiObject(construct) ? [construct.toJson() as Finished] : []))
    .filter((object) => kind === undefined || object.kind === kind);
}

/** The one finished object of that kind and name. */
export function find(scope: IConstruct, kind: string, name: string): Finished {
  const named = finished(scope).map((object) => [`${object.kind} ${object.metadata.name}`, object] as const);
  const found = named.filter(([title]) => title === `${kind} ${name}`);
  const [only] = found;
  if (only === undefined || found.length > 1) {
    const all = named.map(([title]) => title).join(', ');
    throw new Error(`${found.length} objects are called ${kind} ${name}; there are: ${all}`);
  }
  return only[1];
}

/** The pod template of a workload, by its object's kind and name. */
export function podsOf(scope: IConstruct, kind: string, name: string): Pods {
  const { spec } = find(scope, kind, name);
  const holder = kind === 'CronJob' ? (spec.jobTemplate as Finished).spec : spec;
  return holder.template as Pods;
}

/** The first issue with which something is refused. */
export function refusal(provoke: () => unknown): Issue {
  try {
    provoke();
  } catch (error) {
    const [first] = error instanceof CommerceError ? error.issues : [];
    if (first !== undefined) {
      return first;
    }
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Checks that a cluster's own endpoint leads somewhere: a Service with that port, and pods that listen behind it. */
export function expectServed(scope: IConstruct, endpoint: Endpoint): void {
  const [service = '', namespace] = endpoint.host.split('.');
  const { metadata, spec } = find(scope, 'Service', service);
  const port = (spec.ports as { port: number; name: string; targetPort: number }[]).find(
    (one) => one.port === endpoint.port,
  );
  expect(metadata.namespace).toBe(namespace);
  const listening = podsSelectedBy(scope, spec.selector as Record<string, string>, namespace).flatMap((pods) =>
    pods.spec.containers.flatMap((container) => container.ports ?? []),
  );
  expect(port?.targetPort).toBe(endpoint.targetPort);
  expect(listening).toContainEqual(expect.objectContaining({ name: port?.name, containerPort: endpoint.targetPort }));
  expect(endpoint.identity?.selector).toEqual(spec.selector);
}

/** The pod templates in a namespace that carry these labels. */
export function podsSelectedBy(scope: IConstruct, selector: Record<string, string>, namespace = NAMESPACE): Pods[] {
  return finished(scope)
    .filter((object) => object.metadata.namespace === namespace)
    .flatMap((object) => {
      const holder = object.kind === 'CronJob' ? (object.spec.jobTemplate as Finished) : object;
      return (holder.spec as { template?: Pods } | undefined)?.template ?? [];
    })
    .filter(({ metadata }) => Object.entries(selector).every(([key, value]) => metadata.labels[key] === value));
}

/** Checks that what a component says of itself is so: its endpoint, its pods, its metrics. */
export function expectOutputs(
  scope: IConstruct,
  { identity, endpoint, metrics }: Pick<StatelessService, 'identity' | 'endpoint' | 'metrics'>,
): void {
  expect(podsSelectedBy(scope, identity.selector, identity.namespace)).toHaveLength(1);
  expectServed(scope, endpoint);
  if (metrics !== undefined) {
    expectServed(scope, metrics.endpoint);
  }
}

/** Checks that a component passed everything of `completeComponent` on to its workload. */
export function expectComplete(scope: IConstruct, kind: string, name: string): void {
  const pods = podsOf(scope, kind, name);
  expect(find(scope, kind, name).spec).toMatchObject({ replicas: 3 });
  expect(find(scope, 'PodDisruptionBudget', name).spec).toMatchObject({ maxUnavailable: 1 });
  expect(pods.spec).toMatchObject({ priorityClassName: 'high' });
  expect(pods.spec.initContainers?.map((container) => container.name)).toEqual(['first', 'beside']);
  expect(pods.spec.volumes?.map((volume) => volume.name)).toContain('files');
}

/** The ports that a workload's policies let it reach, lowest first. */
export function reaches(scope: IConstruct, name: string): number[] {
  const policies = finished(scope, 'NetworkPolicy').filter(({ metadata }) => metadata.name === `${name}-egress`);
  const rules = policies.flatMap(({ spec }) => spec.egress as { ports: { port: number }[] }[]);
  return rules.flatMap(({ ports }) => ports.map(({ port }) => port)).sort((a, b) => a - b);
}
