import { posix } from 'node:path';
import { Container, KubernetesObject, podSpecOf } from './objects';
import { handlersOf, StubFile, stubFileOf, versionOf } from './stub-file';

/** One image to be made of the stub program. */
export interface StubImage {
  readonly image: string;
  readonly file: StubFile;
  /** Absolute paths at which the program must stand in the image. */
  readonly programs: readonly string[];
}

/** Manifests that run stubs, and the images they need. */
export interface Stubbed {
  readonly manifests: KubernetesObject[];
  readonly images: StubImage[];
}

/** The variables that programs need, by the name of the container: known from elsewhere than the manifests. */
export type Declared = ReadonlyMap<string, readonly string[]>;

/**
 * A copy of the manifests in which every container runs a stub of its own, at the version of its image. Besides `image` and `imagePullPolicy`
 * nothing changes: ports, probes, variables, folders and commands are what the stub is held to.
 */
export function stubbed(manifests: readonly KubernetesObject[], declared: Declared = new Map()): Stubbed {
  const copies = structuredClone(manifests) as KubernetesObject[];
  const services = serviceNames(copies);
  const images = copies.flatMap((object) => replaceImages(object, services, declared));
  const twice = images.find(({ image }, i) => images.findIndex((other) => other.image === image) !== i);
  if (twice) throw new Error(`two containers would share the stub image ${twice.image}`);
  return { manifests: copies, images };
}

function replaceImages(object: KubernetesObject, services: ReadonlySet<string>, declared: Declared): StubImage[] {
  const pod = podSpecOf(object);
  if (!pod) return [];
  const isJob = object.kind === 'Job' || object.kind === 'CronJob';
  const replace = (container: Container, runOnce: boolean): StubImage => {
    const name = `${object.metadata.namespace ?? 'default'}-${object.metadata.name}-${container.name}`;
    const needed = declared.get(container.name) ?? [];
    const file = stubFileOf(name, container, { pod, runOnce, services, declared: needed });
    container.image = `stub.local/${name}:${versionOf(container.image)}`;
    container.imagePullPolicy = 'IfNotPresent';
    return { image: container.image, file, programs: programsOf(container) };
  };
  const init = (pod.initContainers ?? []).map((container) => replace(container, container.restartPolicy !== 'Always'));
  return [...init, ...pod.containers.map((container) => replace(container, isJob))];
}

/** Where the programs stand that the container's command, probes and hooks name. */
function programsOf(container: Container): string[] {
  const commands = [container.command, ...handlersOf(container).map(({ exec }) => exec?.command)];
  const names = commands.flatMap((command) => command?.slice(0, 1) ?? []);
  const paths = names.map((name) => {
    return name.includes('/') ? posix.resolve('/', container.workingDir ?? '', name) : `/usr/local/bin/${name}`;
  });
  return [...new Set(paths)];
}

/** Each Service's name in every form that DNS knows, but for the plain one: that may be a user or a database. */
function serviceNames(objects: readonly KubernetesObject[]): ReadonlySet<string> {
  const services = objects.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata);
  return new Set(
    services.flatMap(({ name, namespace = 'default' }) => {
      const short = `${name}.${namespace}`;
      return [short, `${short}.svc`, `${short}.svc.cluster.local`];
    }),
  );
}
