import { Size } from 'cdk8s';
import { rabbitmqConfiguration, rabbitmqPlugins } from '../../../constructs/data/rabbitmq-configuration';

const settings = (replicas: number) =>
  rabbitmqConfiguration({
    memory: Size.mebibytes(512),
    replicas,
    userVariable: 'SEED_USER',
    passwordVariable: 'SEED_PASSWORD',
  }).split('\n');

test('memory and disk alarms follow the memory limit', () => {
  const bytes = 512 * 2 ** 20;
  expect(settings(1)).toEqual(
    expect.arrayContaining([
      `vm_memory_high_watermark.absolute = ${Math.floor(bytes * 0.6)}`,
      `disk_free_limit.absolute = ${bytes}`,
    ]),
  );
});

test('user and password come from variables, and guest stays inside the pod', () => {
  expect(settings(1)).toEqual(
    expect.arrayContaining([
      'default_user = $(SEED_USER)',
      'default_pass = $(SEED_PASSWORD)',
      'loopback_users.guest = true',
    ]),
  );
});

test('one node looks for no others; three find each other', () => {
  const discovery = 'cluster_formation.peer_discovery_backend = k8s';
  expect(settings(1)).not.toContain(discovery);
  expect(settings(3)).toEqual(expect.arrayContaining([discovery, 'cluster_formation.target_cluster_size_hint = 3']));
  expect(rabbitmqPlugins(1)).toBe('[rabbitmq_prometheus].\n');
  expect(rabbitmqPlugins(3)).toBe('[rabbitmq_peer_discovery_k8s,rabbitmq_prometheus].\n');
});
