import { web, type Row } from './row';
import { NodeAgent, StatefulService } from '../../../constructs';
import { program, RESOURCES, server } from '../samples';
import { testChart } from '../testing';

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
