import type { Chart } from 'cdk8s';
import { HOSTILE_TEXT, maybe, mostly, NAME, named, number, text } from './hostile';
import {
  AUTOSCALING,
  DISRUPTION,
  DURATION,
  EXPOSURE,
  FOREIGN,
  IDENTITY,
  LOAD,
  NAMESPACES,
  PLACEMENT,
  RESOURCES,
  VERTICAL,
  ROLLOUT,
  SIZE,
} from './pieces';
import { ANY_ROLLOUT, PARTITIONED } from './rollouts';
import { EXTRAS, program, type Program } from './programs';
import type { Making } from './pieces';
import {
  Application,
  Folder,
  Migration,
  NodeAgent,
  ScheduledJob,
  SmokeTest,
  StatefulService,
  StatelessService,
  Worker,
  type ContainerProps,
  type Identity,
  type JobProps,
  type WorkloadProps,
} from '../../constructs';
import fc from '../chance';

/** A kind of construct: its settings, and how a chart is filled with it. */
export interface Kind<T> {
  readonly settings: fc.Arbitrary<T>;
  readonly fill: (chart: Chart, settings: T) => unknown;
}

/** Gives a kind without its settings' type, which only its two halves know. */
export interface AnyKind {
  readonly fills: fc.Arbitrary<(chart: Chart) => unknown>;
}

/** Settings that know how to fill a chart, and are shown by their values. */
export function kind<T>({ settings, fill }: Kind<T>): AnyKind {
  return {
    fills: settings.map((values) =>
      Object.assign((chart: Chart) => fill(chart, values), { [fc.toStringMethod]: () => fc.stringify(values) }),
    ),
  };
}

const CLIENTS = maybe(fc.array(fc.oneof(IDENTITY, FOREIGN), { maxLength: 2 }));
const made = (identities: Making<Identity>[] | undefined) => identities?.map((identity) => identity());

const WORKLOAD = fc.record({
  id: NAME,
  name: maybe(NAME),
  namespace: maybe(NAMESPACES),
  component: maybe(NAME),
  labels: maybe(named(text(/^(example\.com\/)?[a-z]{1,8}$/), text(/^[a-z]{1,8}$/))),
  names: maybe(fc.record({ container: NAME, service: NAME, autoscaler: NAME }, { requiredKeys: [] })),
  program: program(true),
  resources: RESOURCES,
  replicas: maybe(number(1, 5)),
  load: maybe(LOAD),
  disruption: maybe(DISRUPTION),
  vertical: maybe(VERTICAL),
  placement: maybe(PLACEMENT),
  initContainers: EXTRAS,
  sidecars: EXTRAS,
  clients: CLIENTS,
  scrapers: CLIENTS,
});

type WorkloadSettings = typeof WORKLOAD extends fc.Arbitrary<infer T> ? T : never;

function containers(
  extras: readonly { readonly name: string; readonly program: Making<Program> }[],
  resources: Making<ContainerProps['resources']>,
): ContainerProps[] {
  return extras.map((extra) => ({ name: extra.name, ...extra.program(), resources: resources() }));
}

function workloadProps(settings: WorkloadSettings): WorkloadProps {
  const {
    program: main,
    resources,
    replicas,
    load,
    disruption,
    vertical,
    initContainers,
    sidecars,
    clients,
    scrapers,
    ...rest
  } = settings;
  return {
    ...rest,
    ...main(),
    sizing: {
      resources: resources(),
      ...(load ? { load: load() } : { replicas }),
      disruption: disruption?.(),
      vertical: vertical?.(),
    },
    initContainers: containers(initContainers, resources),
    sidecars: containers(sidecars, resources),
    clients: made(clients),
    scrapers: made(scrapers),
  };
}

const STATELESS = kind({
  settings: fc.record({
    workload: WORKLOAD,
    autoscaling: maybe(AUTOSCALING),
    both: mostly(fc.constant(false), fc.constant(true)),
    rollout: maybe(ANY_ROLLOUT),
    exposure: maybe(EXPOSURE),
  }),
  fill: (chart, { workload, autoscaling, both, rollout, exposure }) => {
    const props = workloadProps(workload);
    const stated = both || autoscaling === undefined ? {} : { replicas: undefined, load: undefined };
    const sizing = { ...props.sizing, ...stated, autoscaling: autoscaling?.() };
    return new StatelessService(chart, workload.id, { ...props, sizing, rollout: rollout?.(), exposure: exposure?.() });
  },
});

const WORKER = kind({
  settings: fc.record({ workload: WORKLOAD, rollout: maybe(ROLLOUT) }),
  fill: (chart, { workload, rollout }) =>
    new Worker(chart, workload.id, { ...workloadProps(workload), rollout: rollout?.() }),
});

const CLAIMS = fc.array(
  fc.record({ name: NAME, path: text(/^\/claims\/[a-z]{1,4}$/), size: SIZE, storageClassName: maybe(NAME) }),
  { maxLength: 2 },
);

const STATEFUL = kind({
  settings: fc.record({
    workload: WORKLOAD,
    claims: CLAIMS,
    shared: maybe(fc.record({ name: NAME, claimName: maybe(NAME), size: maybe(SIZE) })),
    parallel: fc.boolean(),
    rollout: maybe(PARTITIONED),
    publishNotReadyAddresses: fc.boolean(),
    peerPorts: fc.array(mostly(fc.constant('http'), HOSTILE_TEXT), { maxLength: 1 }),
  }),
  fill: (chart, { workload, claims, shared, rollout, ...rest }) => {
    const { application, ...props } = workloadProps(workload);
    const volumes = shared === undefined ? [] : [{ ...shared, path: '/shared', size: shared.size?.() }];
    const persistent = [...claims, ...volumes].map(({ path }) => Folder.persistent(path));
    return new StatefulService(chart, workload.id, {
      ...props,
      ...rest,
      rollout: rollout?.(),
      application: Application.of({
        ...application._props,
        folders: [...(application._props.folders ?? []), ...persistent],
      }),
      claims: claims.map((claim) => ({ ...claim, size: claim.size() })),
      volumes,
    });
  },
});

const JOB = fc.record({
  id: NAME,
  name: maybe(NAME),
  namespace: maybe(NAMESPACES),
  component: maybe(NAME),
  program: program(false),
  resources: RESOURCES,
  placement: maybe(PLACEMENT),
  initContainers: EXTRAS,
  deadline: maybe(DURATION),
  retries: maybe(number(0, 6)),
});

type JobSettings = typeof JOB extends fc.Arbitrary<infer T> ? T : never;

function jobProps({ program: main, resources, initContainers, deadline, ...rest }: JobSettings): JobProps {
  return {
    ...rest,
    ...main(),
    resources: resources(),
    initContainers: containers(initContainers, resources),
    deadline: deadline?.(),
  };
}

const CRON_FIELD = text(/^(\*|[0-5]|\*\/[1-9]|[1-3]-[4-6])$/);
const SCHEDULED = kind({
  settings: fc.record({
    job: JOB,
    schedule: fc.oneof(
      fc.tuple(CRON_FIELD, CRON_FIELD, fc.constant('*'), fc.constant('*'), CRON_FIELD).map((parts) => parts.join(' ')),
      text(/^([0-9]{1,2}|\*)( ([0-9]{1,2}|\*)){4}$/),
    ),
    timeZone: maybe(mostly(fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'Etc/UTC'), HOSTILE_TEXT)),
  }),
  fill: (chart, { job, schedule, timeZone }) =>
    new ScheduledJob(chart, job.id, { ...jobProps(job), schedule, timeZone }),
});

const MIGRATION = kind({
  settings: JOB,
  fill: (chart, job) => {
    const props = jobProps(job);
    return new Migration(chart, job.id, { ...props, gate: props.application });
  },
});

const SMOKE_TEST = kind({ settings: JOB, fill: (chart, job) => new SmokeTest(chart, job.id, jobProps(job)) });

const AGENT = kind({
  settings: fc.record({
    id: NAME,
    namespace: mostly(fc.constant('agents'), HOSTILE_TEXT),
    program: program(true),
    resources: RESOURCES,
    placement: maybe(PLACEMENT),
    rootReason: maybe(text(/^[a-z]{1,20}$/)),
    nodeFolders: fc.array(
      fc.record({
        name: NAME,
        path: text(/^\/(var|proc)(\/[a-z]{1,5})?$|^\/$/),
        mountPath: maybe(text(/^\/host(\/[a-z]{1,5})?$/)),
      }),
      { maxLength: 2 },
    ),
  }),
  fill: (chart, { id, program: main, resources, ...rest }) =>
    new NodeAgent(chart, id, { ...rest, ...main(), resources: resources() }),
});

/** Everything that runs. */
export const WORKLOADS: { readonly [name: string]: AnyKind } = {
  StatelessService: STATELESS,
  Worker: WORKER,
  StatefulService: STATEFUL,
  ScheduledJob: SCHEDULED,
  Migration: MIGRATION,
  SmokeTest: SMOKE_TEST,
  NodeAgent: AGENT,
};
