import { OwnNodes, StatefulService, StatelessService, type Placement, type Toleration } from '../../../constructs';
import { find, podsOf, RESOURCES, server, testChart } from '../testing';

function pods(replicas: number, placement?: Placement) {
  const chart = testChart();
  new StatelessService(chart, 'web', { application: server(), sizing: { resources: RESOURCES, replicas }, placement });
  return podsOf(chart, 'Deployment', 'web').spec;
}

test('by default pods run anywhere, at the default priority', () => {
  for (const field of ['priorityClassName', 'nodeSelector', 'tolerations']) {
    expect(pods(1)).not.toHaveProperty(field);
  }
});

test('all of it', () => {
  const toleration: Required<Toleration> = { key: 'pool', value: 'web', effect: 'NoSchedule' };
  const placement: Required<Placement> = {
    priorityClassName: 'high',
    nodeSelector: { pool: 'web' },
    tolerations: [toleration, { key: 'spot' }, {}],
    ownNodes: OwnNodes.of({ key: 'pci-zone', value: 'cde' }),
  };
  expect(pods(1, placement)).toMatchObject({
    priorityClassName: 'high',
    nodeSelector: { pool: 'web', 'pci-zone': 'cde' },
    tolerations: [
      { key: 'pool', operator: 'Equal', value: 'web', effect: 'NoSchedule' },
      { key: 'spot', operator: 'Exists' },
      { operator: 'Exists' },
      { key: 'pci-zone', operator: 'Equal', value: 'cde', effect: 'NoSchedule' },
    ],
  });
});

describe('replicas', () => {
  const matchLabels = {
    'app.kubernetes.io/name': 'web',
    'app.kubernetes.io/instance': 'web',
    'app.kubernetes.io/component': 'web',
  };

  test('spread evenly over zones, which is held, and over nodes, which is preferred', () => {
    // Nodes that the pod could not use do not count, nor do pods of the version before: else the second drain sticks.
    const common = {
      maxSkew: 1,
      nodeTaintsPolicy: 'Honor',
      labelSelector: { matchLabels },
      matchLabelKeys: ['pod-template-hash'],
    };
    expect(pods(2)).toHaveProperty('topologySpreadConstraints', [
      { ...common, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' },
      { ...common, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' },
    ]);
  });

  test('of a stateful service spread among all of them: its pods carry no hash of their template', () => {
    const chart = testChart();
    const sizing = { resources: RESOURCES, replicas: 3 };
    new StatefulService(chart, 'web', { application: server(), sizing, claims: [] });
    expect(podsOf(chart, 'StatefulSet', 'web').spec).toMatchObject({
      topologySpreadConstraints: [
        { topologyKey: 'topology.kubernetes.io/zone', labelSelector: { matchLabels } },
        { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels } },
      ],
    });
    expect(JSON.stringify(find(chart, 'StatefulSet', 'web'))).not.toContain('matchLabelKeys');
  });

  test('a single one does not', () => {
    expect(pods(1)).not.toHaveProperty('topologySpreadConstraints');
  });

  test('writing an object twice gives the same', () => {
    const chart = testChart();
    const sizing = { resources: RESOURCES, replicas: 3 };
    new StatefulService(chart, 'web', { application: server(), sizing, claims: [] });
    expect(find(chart, 'StatefulSet', 'web')).toEqual(find(chart, 'StatefulSet', 'web'));
  });
});
