import type { ContainerProps } from './container';
import { withDisk } from './disk';
import { containerVariables } from './variables';
import type { Application } from '../application/application';
import type { ValueOwner } from '../core/chart-value';
import { resourceValues } from '../core/resource-values';
import { imageReference } from '../core/value-kinds';

/** What the pod settles for a container. */
export interface ContainerSettings {
  readonly place: string;
  readonly owner: ValueOwner;
  /** Where its values stand below the owner's: nowhere special for the main container. */
  readonly key: readonly string[];
  /** Where its image stands: at the main container's where it is the same, so that both are one value. */
  readonly imageKey: readonly string[];
  readonly mounts: object[];
  /** Most that it needs of the node's disk, in bytes; nothing where that has no bound. */
  readonly disk?: number;
  /** Seconds to wait before the program is told to stop, where it says nothing else; none where nobody is to forget it. */
  readonly pause: number;
  /** The user and group that the pod already runs its containers as. */
  readonly podUser?: { readonly user: number; readonly group: number };
}

/** One container as Kubernetes writes it. */
export function containerFields(container: ContainerProps, settings: ContainerSettings): object {
  const { application, name, resources } = container;
  const { owner, key } = settings;
  const { command, args } = application._props;
  const env = containerVariables(application, container.roles ?? {}, {
    place: `${settings.place} ${name}`,
    owner,
    key: [...key, 'logLevel'],
  });
  resources._check(settings.place, name);
  return {
    name,
    image: imageReference(owner, settings.imageKey, application.image),
    imagePullPolicy: application.image._pullPolicy,
    ...(command === undefined ? {} : { command: [...command] }),
    ...(args === undefined ? {} : { args: [...args] }),
    ...ports(application),
    ...(env.length > 0 ? { env } : {}),
    resources: withDisk(
      resourceValues(resources, owner, key, application._props.configuredForMemory),
      resources.ephemeralStorage ?? settings.disk,
    ),
    ...probes(application),
    ...lifecycle(application, settings.pause),
    securityContext: {
      ...ownUser(application, settings.podUser),
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    ...(settings.mounts.length > 0 ? { volumeMounts: settings.mounts } : {}),
  };
}

/** A container that runs as another user than its pod says so; root pods keep theirs. */
function ownUser({ _props }: Application, pod: ContainerSettings['podUser']): object {
  const { user, group = user } = _props;
  return pod === undefined || (pod.user === user && pod.group === group) ? {} : { runAsUser: user, runAsGroup: group };
}

function ports(application: Application): object {
  const ports = application.ports.map(({ name, containerPort }) => ({ name, containerPort, protocol: 'TCP' }));
  return ports.length > 0 ? { ports } : {};
}

function probes(application: Application): object {
  const asked = application._props.probes;
  if (asked === undefined) {
    return {};
  }
  const numbers = new Map(application.ports.map(({ name, containerPort }) => [name, containerPort]));
  return {
    startupProbe: (asked.startup ?? asked.readiness._forStart())._manifest(numbers),
    ...(asked.liveness === undefined ? {} : { livenessProbe: asked.liveness._manifest(numbers) }),
    readinessProbe: asked.readiness._manifest(numbers),
  };
}

/** @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/ */
function lifecycle(application: Application, pause: number): object {
  const command = application._props.preStop;
  if (command !== undefined) {
    return { lifecycle: { preStop: { exec: { command: [...command] } } } };
  }
  return pause === 0 ? {} : { lifecycle: { preStop: { sleep: { seconds: pause } } } };
}
