import type { Blueprint } from './blueprint';
import type { ComponentProps } from './component';
import { containerFields } from './container-fields';
import type { ContainerProps } from './container';
import { diskBytes } from './disk';
import { checkMeshed } from './mesh-check';
import { placementFields, type Spreading } from './placement';
import { checkPlacement } from './placement-check';
import { podAnnotations } from './pod-annotations';
import { checkEnds, checkNames, checkPorts } from './pod-checks';
import { graceSeconds } from './ending';
import type { ClaimProps, NodeFolder } from './storage';
import { checkBacking, mountFolders, sharedVolumes, type Backing, type PodVolume } from './volumes';
import type { Application } from '../application/application';
import { camelCase } from '../core/names';
import type { Resources } from '../core/resources';

/** What a pod of a workload is made of, beyond who the workload is. */
export interface PodProps extends Pick<ComponentProps, 'initContainers' | 'sidecars' | 'volumes' | 'placement'> {
  readonly resources: Resources;
  /** Whether and among whom its replicas spread. */
  readonly spreading: Spreading;
  readonly claims?: readonly ClaimProps[];
  readonly nodeFolders?: readonly NodeFolder[];
  /** Why the program must be root; nothing for everyone but node agents. */
  readonly rootReason?: string;
  /** For jobs. */
  readonly restartPolicy?: 'OnFailure' | 'Never';
}

/**
 * The pod template of every workload: the one place where its security, its variables and its end are written.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function podTemplate(workload: Blueprint, props: PodProps): { metadata: object; spec: object } {
  const main = { name: workload.names.container, application: workload.application, resources: props.resources };
  const init = props.initContainers ?? [];
  const sidecars = props.sidecars ?? [];
  const backing = { claims: props.claims ?? [], volumes: props.volumes ?? [], nodeFolders: props.nodeFolders ?? [] };
  checkBacking([main, ...init, ...sidecars], backing, workload.place);
  checkPlacement(props.placement ?? {}, workload.place);
  init.forEach((container) => checkEnds(container, workload.place));
  checkPorts([main, ...sidecars], workload.place);
  if (workload.mesh !== undefined) {
    checkMeshed([main, ...init, ...sidecars], workload.place);
  }
  const write = (container: ContainerProps, key: readonly string[], extra: object) =>
    writeContainer(workload, container, key, extra, backing, props);
  const written = {
    main: write({ ...main, roles: workload.roles }, [], {}),
    init: init.map((container) => write(container, ['initContainers', camelCase(container.name)], {})),
    sidecars: sidecars.map((container) =>
      write(container, ['sidecars', camelCase(container.name)], { restartPolicy: 'Always' }),
    ),
  };
  const all = [...written.init, ...written.sidecars, written.main];
  const volumes = [...all.flatMap((container) => container.volumes), ...sharedVolumes(backing, workload.place)];
  checkNames('containers', [main, ...init, ...sidecars], workload.place);
  checkNames('volumes', [...volumes, ...backing.claims], workload.place);
  const initContainers = [...written.init, ...written.sidecars].map((container) => container.fields);
  const annotations = podAnnotations(workload, [main, ...init, ...sidecars], props.rootReason);
  return {
    metadata: {
      labels: { ...workload.labels, ...workload.cloudIdentity?._written.podLabels, ...workload.mesh?._podLabels },
      ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
    },
    spec: {
      serviceAccountName: workload.name,
      automountServiceAccountToken: workload.apiAccess !== undefined,
      enableServiceLinks: false,
      ...pullSecrets([main, ...init, ...sidecars]),
      ...(props.restartPolicy === undefined ? {} : { restartPolicy: props.restartPolicy }),
      terminationGracePeriodSeconds: graceSeconds(
        workload.application,
        sidecars.map(({ application }) => application),
        workload.place,
      ),
      securityContext: podSecurity(workload.application, props.rootReason),
      ...placementFields(props.placement ?? {}, workload.selector, props.spreading),
      ...(initContainers.length > 0 ? { initContainers } : {}),
      containers: [written.main.fields],
      ...(volumes.length > 0 ? { volumes } : {}),
    },
  };
}

function writeContainer(
  workload: Blueprint,
  container: ContainerProps,
  key: readonly string[],
  extra: object,
  backing: Backing,
  props: PodProps,
): { fields: object; volumes: PodVolume[] } {
  const main = container.name === workload.names.container;
  const { mounts, volumes } = mountFolders(workload, container.application, main ? '' : `${container.name}-`, backing);
  const pause = main ? container.application.pause.toSeconds() : 0;
  const { user, group = user } = workload.application._props;
  const podUser = props.rootReason === undefined ? { user, group } : undefined;
  const fields = containerFields(container, {
    place: workload.place,
    owner: workload.owner,
    key,
    imageKey: ownImage(container, workload) ? workload.imageKey : [...key, 'image'],
    mounts,
    disk: diskBytes(container.application, backing, workload.place),
    pause,
    podUser,
  });
  return { fields: { ...fields, ...extra }, volumes };
}

function ownImage({ application }: ContainerProps, workload: Blueprint): boolean {
  return application.image.reference === workload.application.image.reference;
}

function podSecurity(application: Application, rootReason: string | undefined): object {
  const { user, group = user } = application._props;
  const seccompProfile = { type: 'RuntimeDefault' };
  return rootReason === undefined
    ? {
        runAsNonRoot: true,
        runAsUser: user,
        runAsGroup: group,
        fsGroup: group,
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile,
      }
    : { runAsUser: 0, runAsGroup: 0, seccompProfile };
}

function pullSecrets(containers: readonly ContainerProps[]): object {
  const names = containers.flatMap(({ application }) => (application._props.pullSecrets ?? []).map(({ name }) => name));
  return names.length > 0 ? { imagePullSecrets: [...new Set(names)].map((name) => ({ name })) } : {};
}
