import { attempt } from './kubectl';
import type { TaintValues } from '../../stacks/environments/cluster';

interface PodSpec {
  readonly securityContext?: object;
  readonly volumes?: readonly object[];
}

/** Pods that nobody wrote into the manifests: one that keeps every rule, and two that break one rule each. */
export const BARE_PODS = {
  harmless: {},
  root: { securityContext: { runAsUser: 0, seccompProfile: { type: 'RuntimeDefault' } } },
  hostPath: { volumes: [{ name: 'host', hostPath: { path: '/etc' } }] },
} satisfies Record<string, PodSpec>;

/**
 * What the API server answers to a bare pod in a namespace, on the nodes that the namespace may have of its own: why it is
 * refused, or nothing. Nothing is created.
 */
export async function refusalOf(pod: PodSpec, namespace: string, ownNodes?: TaintValues): Promise<string> {
  const manifest = manifestOf({ ...placed(ownNodes), ...pod }, namespace);
  const { succeeded, stderr } = await attempt(['create', '--dry-run=server', '-f', '-'], manifest);
  return succeeded ? '' : stderr;
}

function placed(ownNodes: TaintValues | undefined): object {
  if (ownNodes === undefined) return {};
  const { key, value } = ownNodes;
  return { nodeSelector: { [key]: value }, tolerations: [{ key, operator: 'Equal', value, effect: 'NoSchedule' }] };
}

function manifestOf(pod: PodSpec, namespace: string): string {
  const container = {
    name: 'bare',
    image: 'ghcr.io/stefanprodan/podinfo:6.14.1',
    resources: { requests: { cpu: '1m', memory: '1Mi' }, limits: { cpu: '1m', memory: '1Mi' } },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  };
  const securityContext = { runAsNonRoot: true, runAsUser: 65534, seccompProfile: { type: 'RuntimeDefault' } };
  const spec = { automountServiceAccountToken: false, securityContext, containers: [container], ...pod };
  const labels = Object.fromEntries(
    ['name', 'instance', 'component'].map((key) => [`app.kubernetes.io/${key}`, 'bare']),
  );
  return JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'bare', namespace, labels }, spec });
}
