import { Container, Handler, PodSpec, Variable } from './objects';

/** How the stub speaks on a port. */
export type Protocol = 'http' | 'grpc' | 'tcp';

/** /stub.json: what the stub program is told to do; read by test/node/stub. */
export interface StubFile {
  /** Name in messages and in the counter files. */
  readonly name: string;
  /** What it answers when it is asked to work. */
  readonly version: string;
  /** Exit 0 after the checks instead of listening. */
  readonly runOnce: boolean;
  readonly listen: readonly { readonly port: number; readonly protocol: Protocol }[];
  /** Paths that answer 200 on every http port. */
  readonly httpPaths: readonly string[];
  /** Services that `grpc.health.v1.Health/Check` calls SERVING on every grpc port. */
  readonly grpcServices: readonly string[];
  /** Variables without which the stub exits with 1. */
  readonly variables: readonly string[];
  /** Folders written to at each start; a write anywhere else must fail. */
  readonly writable: readonly string[];
  /** Variables whose hosts are looked up when asked for. */
  readonly resolve: readonly string[];
  /** Variables that hold `name@host` of the pod itself: the host must resolve before the program starts. */
  readonly ownNames: readonly string[];
}

/** A stub that does nothing and needs nothing. */
export const IDLE: Omit<StubFile, 'name'> = {
  version: '1',
  runOnce: false,
  listen: [],
  httpPaths: [],
  grpcServices: [],
  variables: [],
  writable: [],
  resolve: [],
  ownNames: [],
};

/** What the stub of a container is told beyond what the container says. */
export interface StubSurroundings {
  readonly pod: PodSpec;
  readonly runOnce: boolean;
  /** The names that a bare host may have. */
  readonly services: ReadonlySet<string>;
  /** Variables that the program needs, whatever the container says. */
  readonly declared: readonly string[];
}

/** The stub's instructions for one container. */
export function stubFileOf(name: string, container: Container, surroundings: StubSurroundings): StubFile {
  const { pod, runOnce, services, declared } = surroundings;
  const handlers = handlersOf(container);
  const env = container.env ?? [];
  const grpc = handlers.flatMap((handler) => (handler.grpc ? [handler.grpc.service ?? ''] : []));
  return {
    name,
    version: versionOf(container.image),
    runOnce,
    listen: portsOf(container, handlers),
    httpPaths: unique(handlers.flatMap(({ httpGet }) => (httpGet ? [pathOf(httpGet.path)] : []))),
    grpcServices: unique(['', ...grpc]),
    variables: unique([...env.filter(isRequired).map((variable) => variable.name), ...declared]),
    writable: writableFolders(container, pod),
    resolve: env.filter(({ value = '' }) => namesHost(value, services)).map((variable) => variable.name),
    ownNames: env.filter(({ value = '' }) => /^[a-z]+@\$\(/.test(value)).map((variable) => variable.name),
  };
}

/** The tag of an image; 1 where it has none. */
export function versionOf(image: string): string {
  return /:([\w.-]+)$/.exec(image.replace(/@.*/, ''))?.[1] ?? '1';
}

/** Every probe and hook of a container. */
export function handlersOf(container: Container): Handler[] {
  const { startupProbe, readinessProbe, livenessProbe, lifecycle } = container;
  const handlers = [startupProbe, readinessProbe, livenessProbe, lifecycle?.preStop, lifecycle?.postStart];
  return handlers.filter((handler) => handler !== undefined);
}

function portsOf(container: Container, handlers: readonly Handler[]): { port: number; protocol: Protocol }[] {
  const tcp = (container.ports ?? []).filter(({ protocol = 'TCP' }) => protocol === 'TCP');
  const found = new Map<number, Protocol>();
  for (const { containerPort, name = '' } of tcp) {
    found.set(containerPort, /^(http|metrics)/.test(name) ? 'http' : name.startsWith('grpc') ? 'grpc' : 'tcp');
  }
  const numberOf = (port: number | string): number => {
    const number = typeof port === 'number' ? port : tcp.find(({ name }) => name === port)?.containerPort;
    if (number === undefined) throw new Error(`container ${container.name}: a probe names the unknown port ${port}`);
    return number;
  };
  for (const { tcpSocket, grpc, httpGet } of handlers) {
    if (httpGet?.scheme === 'HTTPS') throw new Error(`container ${container.name}: the stub speaks no TLS`);
    if (tcpSocket && !found.has(numberOf(tcpSocket.port))) found.set(numberOf(tcpSocket.port), 'tcp');
    if (grpc) found.set(grpc.port, 'grpc');
    if (httpGet) found.set(numberOf(httpGet.port), 'http');
  }
  return [...found].map(([port, protocol]) => ({ port, protocol }));
}

/** A variable may be absent or empty only where the manifest itself says so. */
function isRequired({ value, valueFrom }: Variable): boolean {
  return valueFrom ? !(valueFrom.secretKeyRef ?? valueFrom.configMapKeyRef)?.optional : Boolean(value);
}

const READ_ONLY_VOLUMES = ['configMap', 'secret', 'projected', 'downwardAPI'];

function writableFolders(container: Container, pod: PodSpec): string[] {
  const readOnly = (pod.volumes ?? []).filter((volume) => READ_ONLY_VOLUMES.some((kind) => kind in volume));
  const mounts = (container.volumeMounts ?? []).filter((mount) => !mount.readOnly);
  return unique(mounts.filter((mount) => !readOnly.some(({ name }) => name === mount.name)).map((m) => m.mountPath));
}

/** URLs, `host:port`, and a Service's name with its namespace; several may stand in a list with commas. */
function namesHost(value: string, services: ReadonlySet<string>): boolean {
  return value.split(',').every((part) => {
    return /^[a-z][a-z0-9+.:-]*:\/\/./i.test(part) || /^[a-z][a-z0-9.-]*:\d+$/i.test(part) || services.has(part);
  });
}

function pathOf(path = '/'): string {
  return `/${path.replace(/\?.*/, '').replace(/^\//, '')}`;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
