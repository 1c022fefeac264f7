import { join } from 'node:path';
import { programsFolder } from './commands';
import { apply, askStub, kubectl, StubReach } from './harness';
import { KubernetesObject } from './objects';
import { Ongoing } from './ongoing';
import { restrictedContainer, restrictedPod } from './self.builders';
import { IDLE } from './stub-file';
import { stubImage } from './stub-image';
import { until } from './wait';
import { Identity } from '../../constructs';

/** Requests per second of each of the two loads: of new connections, and of kept ones. */
export const RATE = 200;

/** Milliseconds that a server works on a request. */
export const WORK = 20;

/** Who sends: the servers list it among their clients. */
export const CLIENT = Identity.of({ name: 'load', namespace: 'default' });

/** What became of the requests of one load; counted by test/node/stub/tally.go. */
export interface Tally {
  readonly seconds: number;
  readonly sent: number;
  readonly succeeded: number;
  /** By kind: `refused`, `reset`, `timeout`, `status`, `other`. */
  readonly failed: Readonly<Record<string, number>>;
  readonly connections: number;
  /** Requests that the client sent again by itself, for their kept connection was closed before any answer. */
  readonly repeated: number;
  /** By how many milliseconds the latest request was sent after its time. */
  readonly late: number;
  /** How many were sent more than a second after their time. */
  readonly missed: number;
  /** By the second in which a request was due: how often which version answered, and which failure there was. */
  readonly bySecond: readonly Readonly<Record<string, number>>[];
  /** The first failure in words. */
  readonly example?: string;
}

/** The tallies of both loads: a new connection for each request, and connections that are kept. */
export type LoadReport = Readonly<Record<'fresh' | 'kept', Tally>>;

/** A load on a Service. It comes from a new pod, whose address no old connection tracking knows. */
export class Load {
  /** Begins, once the policies let the pod in. */
  static async start(node: string, name: string, address: string): Promise<Load> {
    const pod = { namespace: CLIENT.namespace, name: `load-${name}` };
    await stubImage(node, IMAGE, { ...IDLE, name: 'load' });
    await apply(node, [clientPod(pod.name)]);
    await kubectl(node, ['wait', 'pod', pod.name, '-n', pod.namespace, '--for=condition=Ready', '--timeout=60s']);
    await until(`a way from ${pod.name} to ${address}`, 60_000, async () => {
      return (await askStub<StubReach>(node, pod, 'reach', [address]))[address] === '' || undefined;
    });
    const command = ['exec', '-i', '-n', pod.namespace, pod.name, '--', '/stub', 'load'];
    const url = `http://${address}/stub/work?for=${WORK}ms`;
    const kubeconfig = ['--kubeconfig', join(node, 'kubeconfig')];
    const running = new Ongoing(join(await programsFolder(), 'kubectl'), [
      ...kubeconfig,
      ...command,
      url,
      String(RATE),
    ]);
    await running.begun;
    return new Load(running, () => kubectl(node, ['delete', 'pod', pod.name, '-n', pod.namespace, '--wait=false']));
  }

  private constructor(
    private readonly running: Ongoing,
    private readonly remove: () => Promise<string>,
  ) {}

  /** Ends it and gives its tallies. */
  async end(): Promise<LoadReport> {
    const [, report = ''] = (await this.running.end()).split('\n');
    await this.remove();
    return JSON.parse(report) as LoadReport;
  }
}

const IMAGE = 'stub.local/load:1';

/** Requests CPU of its own, so that it is not the one that waits. */
function clientPod(name: string): KubernetesObject {
  const resources = { requests: { cpu: '250m', memory: '128Mi' }, limits: { memory: '256Mi' } };
  const container = { ...restrictedContainer, name: 'load', image: IMAGE, imagePullPolicy: 'IfNotPresent', resources };
  const spec = { ...restrictedPod(1000), restartPolicy: 'Never', containers: [container] };
  const { namespace, selector: labels } = CLIENT;
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace, labels }, spec };
}
