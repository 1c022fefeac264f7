import type { FinishedObject } from '../../../../constructs/policy/pass/objects';
import { podSecurityIssues } from '../../../../constructs/policy/pass/pod-security';

const zone = (level: string): FinishedObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': level } },
});

const SECURE = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
const POD = { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } };

/** A Deployment of the user's own whose pod, or whose one container, is a little different from a secure one. */
const deployment = (pod: object, container: object = {}): FinishedObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    template: { spec: { ...POD, containers: [{ name: 'main', securityContext: SECURE, ...container }], ...pod } },
  },
});

const issues = (object: FinishedObject, level = 'restricted') =>
  podSecurityIssues([zone(level), object]).map(({ code, place, got }) => `${code} ${place}: ${got}`);

test('a pod that keeps to the level is admitted', () => {
  const volumes = [
    { name: 'tmp', emptyDir: {} },
    { name: 'config', configMap: { name: 'config' } },
  ];
  expect(issues(deployment({ volumes }))).toEqual([]);
  const capabilities = { drop: ['ALL'], add: ['NET_BIND_SERVICE'] };
  expect(issues(deployment({}, { securityContext: { ...SECURE, capabilities } }))).toEqual([]);
});

const ROOT = { runAsNonRoot: true, runAsUser: 0, seccompProfile: { type: 'RuntimeDefault' } };

test.each([
  ['the network of the node', { hostNetwork: true }, {}, "the node's own network or processes"],
  ['the processes of the node', { hostPID: true }, {}, "the node's own network or processes"],
  [
    'folders of the node',
    { volumes: [{ name: 'logs', hostPath: { path: '/' } }] },
    {},
    'volume "logs" of kind hostPath',
  ],
  ['root', { securityContext: ROOT }, {}, 'container "main" as root'],
  ['no seccomp profile', { securityContext: { runAsNonRoot: true } }, {}, 'container "main" without seccompProfile'],
  ['more privileges', {}, { securityContext: { capabilities: { drop: ['ALL'] } } }, 'container "main" with privileges'],
  ['capabilities', {}, { securityContext: { allowPrivilegeEscalation: false } }, 'container "main" with capabilities'],
  ['a port of the node', {}, { ports: [{ hostPort: 80 }] }, 'container "main" with a port of the node'],
])('a pod with %s is refused', (_what, pod, container, got) => {
  expect(issues(deployment(pod, container))).toEqual([`POD_SECURITY Deployment shop/web: ${got}`]);
});

test('init containers are looked at too', () => {
  expect(issues(deployment({ initContainers: [{ name: 'first' }] }))).toHaveLength(2);
});

test('a privileged namespace, and one that is not declared here, admit everything', () => {
  expect(issues(deployment({ hostNetwork: true }), 'privileged')).toEqual([]);
  expect(podSecurityIssues([deployment({ hostNetwork: true })])).toEqual([]);
});
