import { PercentOrAbsolute } from 'cdk8s-plus-27';
import type { Row } from './row';
import { CapacitySums } from '../../../constructs';

/** What sums and plans are refused for. */
export const CAPACITY: Row[] = [
  {
    name: 'no zone left',
    code: 'CAPACITY_UNREACHABLE',
    place: 'CapacitySums.replicasForZoneLoss',
    expected: 'there must be at least 2 zones, or nothing is left when one is lost',
    got: '1',
    provoke: () => CapacitySums.replicasForZoneLoss(3, 1),
  },
  {
    name: 'an update that takes all replicas away',
    code: 'CAPACITY_UNREACHABLE',
    place: 'CapacitySums.replicasThroughUpdate',
    expected: 'an update must leave some replicas',
    got: '100%',
    provoke: () => CapacitySums.replicasThroughUpdate(3, PercentOrAbsolute.percent(100)),
  },
  {
    name: 'replicas that are hardly ever up',
    code: 'CAPACITY_UNREACHABLE',
    place: 'CapacitySums.replicasForAvailability',
    expected: 'at most 150000 replicas must be enough for 1000 of them to be up',
    got: 'probability 0.001',
    provoke: () => CapacitySums.replicasForAvailability({ needed: 1000, replicaUp: 0.001, availability: 0.99 }),
  },
  {
    name: 'a node without a resource that is requested',
    code: 'CAPACITY_UNREACHABLE',
    place: 'CapacitySums.nodes',
    expected: 'one must have some memory',
    got: '0',
    provoke: () => CapacitySums.nodes({ requests: { memory: 1 }, allocatable: { cpu: 4 } }),
  },
  {
    name: 'an availability of all the time',
    code: 'VALUE_INVALID',
    place: 'CapacitySums.replicasForAvailability',
    expected: 'availability must be above 0 and at most 0.999999999',
    got: '1',
    provoke: () => CapacitySums.replicasForAvailability({ needed: 1, replicaUp: 0.99, availability: 1 }),
  },
];
