import { fewest } from './budget-rules';
import { PLATFORMS, title, workloads, type Container, type Manifest, type PodSpec } from './manifests';
import { containersOf as all } from './pod-rules';
import { RULES } from './rules';

/** Names of the objects that break a rule: a rule holds where the list is empty. */
function breaking(objects: readonly Manifest[], holds: (pod: PodSpec, object: Manifest) => boolean): string[] {
  return workloads(objects)
    .filter(({ object, pod }) => !holds(pod, object))
    .map(({ object }) => title(object));
}

describe.each(PLATFORMS)('in $name', ({ environment, objects }) => {
  test.each(RULES)('$rule', ({ broken }) => {
    expect(broken({ environment, objects })).toEqual([]);
  });

  test('there are workloads to hold the rules against', () => {
    expect(workloads(objects).length).toBeGreaterThan(14);
  });

  test('only node agents read the node’s files', () => {
    const hostPath = (pod: PodSpec) => (pod.volumes ?? []).some((volume) => 'hostPath' in volume);
    expect(breaking(objects, (pod, { kind }) => kind === 'DaemonSet' || !hostPath(pod))).toEqual([]);
  });

  test('every image names a version', () => {
    expect(
      breaking(objects, (pod) => all(pod).every(({ image }) => /:[^@/]*\d[^@/]*(@sha256:[0-9a-f]{64})?$/.test(image))),
    ).toEqual([]);
  });

  test('whatever serves says when it is ready and waits before it ends', () => {
    const serving = (pod: PodSpec) => pod.containers.filter(({ ports }) => ports !== undefined);
    expect(
      breaking(objects, (pod) => serving(pod).every((c) => c.readinessProbe && c.startupProbe && c.lifecycle)),
    ).toEqual([]);
  });

  test('the grace period is longer than the pause before the stop', () => {
    const pause = (pod: PodSpec) => Math.max(0, ...pod.containers.map((c) => c.lifecycle?.preStop.sleep?.seconds ?? 0));
    expect(breaking(objects, (pod) => pod.terminationGracePeriodSeconds > pause(pod) + 5)).toEqual([]);
    expect(breaking(objects, (pod) => pause(pod) === 0 || pause(pod) >= 5)).toEqual([]);
  });

  test('no variable that looks like a secret holds a literal', () => {
    const secret = /PASSWORD|TOKEN|KEY|SECRET/;
    const literal = (c: Container) =>
      (c.env ?? []).filter(({ name, value }) => secret.test(name) && value !== undefined);
    expect(breaking(objects, (pod) => all(pod).every((container) => literal(container).length === 0))).toEqual([]);
    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
  });

  test('whatever has more than one replica spreads over zones and nodes', () => {
    const replicated = workloads(objects).filter(({ object }) => fewest(object, objects) > 1);
    for (const { object, pod } of replicated) {
      expect([title(object), (pod.topologySpreadConstraints ?? []).map(({ topologyKey }) => topologyKey)]).toEqual([
        title(object),
        ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'],
      ]);
    }
    expect(replicated.length > 0).toBe(environment.highlyAvailable);
  });

  test('an autoscaled workload states no replicas', () => {
    for (const scaler of objects.filter(({ kind }) => kind === 'HorizontalPodAutoscaler')) {
      const { scaleTargetRef } = scaler.spec as { scaleTargetRef: { kind: string; name: string } };
      const target = objects.find(
        ({ kind, metadata }) => kind === scaleTargetRef.kind && metadata.name === scaleTargetRef.name,
      );
      expect(target?.spec).not.toHaveProperty('replicas');
    }
  });

  test('a vertical autoscaler names a workload that exists, and applies nothing that counts its replicas', () => {
    for (const vertical of objects.filter(({ kind }) => kind === 'VerticalPodAutoscaler')) {
      const { targetRef, updatePolicy } = vertical.spec as {
        targetRef: { kind: string; name: string };
        updatePolicy: { updateMode: string };
      };
      const target = ({ kind, metadata }: Manifest) =>
        kind === targetRef.kind &&
        `${metadata.namespace}/${metadata.name}` === `${vertical.metadata.namespace}/${targetRef.name}`;
      expect(objects.filter(target)).toHaveLength(1);
      expect(updatePolicy.updateMode).toBe('Off');
    }
    expect(objects.some(({ kind }) => kind === 'VerticalPodAutoscaler')).toBe(environment.highlyAvailable);
  });

  test('only the storefront is open to the world, and only where it is a node port', () => {
    const open = objects.filter(
      ({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name.endsWith('-from-anywhere'),
    );
    expect(open.map(({ metadata }) => metadata.name)).toEqual(
      environment.edge.form === 'node-port' ? ['storefront-8080-from-anywhere'] : [],
    );
  });

  test('nothing but the bank card channel and the metrics reader comes into the vault’s zone', () => {
    const from = objects
      .filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.namespace === 'vault')
      .flatMap(
        ({ spec }) =>
          (spec as { ingress?: { from: { namespaceSelector: { matchLabels: object } }[] }[] }).ingress ?? [],
      )
      .flatMap((rule) => rule.from.map((peer) => Object.values(peer.namespaceSelector.matchLabels).join()));
    const outside = [...new Set(from)].filter((namespace) => namespace !== 'vault').sort();
    const operators = objects.some(({ kind, metadata }) => kind === 'Cluster' && metadata.namespace === 'vault')
      ? ['cnpg-system']
      : [];
    const scrapers = environment.prometheus === undefined ? [] : ['monitoring'];
    expect(outside).toEqual([...operators, ...scrapers, 'payments']);
  });

  test('every Secret that a pod reads is one that somebody fills', () => {
    const external = objects
      .filter(({ kind }) => kind === 'ExternalSecret')
      .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
    const operated = objects
      .filter(({ kind }) => kind === 'RabbitmqCluster')
      .map(({ metadata }) => `${metadata.namespace}/${metadata.name}-default-user`);
    const read = workloads(objects).flatMap(({ object, pod }) =>
      all(pod)
        .flatMap(({ env }) => env ?? [])
        .flatMap(
          ({ valueFrom }) => (valueFrom as { secretKeyRef?: { name: string } } | undefined)?.secretKeyRef?.name ?? [],
        )
        .map((name) => `${object.metadata.namespace}/${name}`),
    );
    expect(read.length).toBeGreaterThan(10);
    expect([...new Set(read)].filter((name) => ![...external, ...operated].includes(name))).toEqual(
      environment.secretStore === undefined ? [...new Set(read)] : [],
    );
  });
});
