import { ApiObject, Duration, type Chart } from 'cdk8s';
import { synthesised, web, type Row } from './row';
import { NodeAgent, StatefulService } from '../../../constructs';
import { program, RESOURCES, server } from '../samples';
import { testChart } from '../testing';

/** A Deployment that this library has not written, and a Service in front of it. */
function legacy(chart: Chart): void {
  const metadata = { name: 'legacy' };
  const labels = { app: 'legacy' };
  const containers = [{ name: 'main', ports: [{ containerPort: 8080 }] }];
  const template = { metadata: { labels }, spec: { containers } };
  const ports = [{ port: 80, targetPort: 8080 }];
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata };
  new ApiObject(chart, 'pods', { ...deployment, spec: { selector: { matchLabels: labels }, template } });
  new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: labels, ports } });
}

/** Pods that could not be made of their containers and folders. */
export const PODS: Row[] = [
  {
    name: 'an init container that never ends',
    code: 'VALUE_INVALID',
    place: 'test/web',
    expected: 'the program of init container "first" must run to its end, without probes and preStop',
    got: 'probes',
    provoke: () => web({ initContainers: [{ name: 'first', application: server(), resources: RESOURCES }] }),
  },
  {
    name: 'a sidecar that listens on a port of the program',
    code: 'PORT_INVALID',
    place: 'test/web',
    expected: 'each port must belong to one container of the pod',
    got: '8080 twice',
    provoke: () => web({ sidecars: [{ name: 'proxy', application: server(), resources: RESOURCES }] }),
  },
  {
    name: 'a grace period that the drain outlasts',
    code: 'GRACE_TOO_SHORT',
    place: 'test/web',
    expected: 'gracePeriod must cover the pause, the drain, those of the sidecars and 5 seconds: 40 seconds',
    got: '30 seconds',
    provoke: () => web({ application: server({ gracePeriod: Duration.seconds(30) }) }),
  },
  {
    name: "somebody else's pods that stop while requests are sent to them",
    code: 'PRE_STOP_MISSING',
    place: 'Deployment shop/legacy',
    expected: 'container "main", which a Service sends requests to, must wait before it stops',
    got: 'no preStop',
    provoke: () => synthesised(legacy),
  },
  {
    name: 'a port for peers that is not declared',
    code: 'APPLICATION_PORT_UNKNOWN',
    place: 'test/orders',
    expected: 'the application must declare the port (it has http)',
    got: '"raft"',
    provoke: () =>
      new StatefulService(testChart(), 'orders', {
        application: server(),
        sizing: { resources: RESOURCES },
        claims: [],
        peerPorts: ['raft'],
      }),
  },
  {
    name: 'an agent that mounts a folder of the node over its own',
    code: 'PATH_INVALID',
    place: 'test/agent',
    expected: 'each folder must have one thing behind it',
    got: '"/var/log" twice',
    provoke: () =>
      new NodeAgent(testChart(), 'agent', {
        application: program(),
        resources: RESOURCES,
        nodeFolders: [
          { name: 'logs', path: '/var/log' },
          { name: 'other', path: '/data', mountPath: '/var/log' },
        ],
      }),
  },
];
