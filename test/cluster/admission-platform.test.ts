import { Admitting } from './admitting';
import { MAKERS, PIECES, template } from './good-objects';
import { Guard } from './guard';
import { injected } from './injected';
import { attempt, kubectl } from './kubectl';
import { onControlPlane } from './on-control-plane';
import { podsIn } from './property-pods';
import { asList, Release, type Manifest } from './release';
import type { FinishedObject } from '../../constructs/policy/pass/objects';
import { schedulingOf } from '../../constructs/policy/pass/scheduling';
import { ENVIRONMENTS } from '../../stacks/environments';

onControlPlane('what is admitted', () => {
  const server = new Admitting();

  beforeAll(() => server.start());
  afterAll(() => server.stop());

  describe.each(ENVIRONMENTS)('of all that $name has', (environment) => {
    const release = new Release(environment);
    const guard = new Guard(release);

    beforeAll(async () => {
      await server.behind(guard);
    });

    afterAll(() => guard.takeDown());

    test('everything, and no warning', async () => {
      const flags = ['apply', '--dry-run=server', '--validate=strict', '-f', '-'];
      expect((await kubectl(flags, release.text)).stderr).toBe('');
    });

    test('the pods that controllers make of it', async () => {
      const pods = podsIn(release.objects as readonly FinishedObject[]);
      expect(pods.length).toBeGreaterThan(10);
      expect(await attempt(['create', '--dry-run=server', '-f', '-'], asList(pods))).toMatchObject({ stderr: '' });
    });

    test('the same pods, with the sidecars that the mesh adds, in every zone', async () => {
      const pods = podsIn(release.objects as readonly FinishedObject[]);
      const inMesh = pods.filter((pod) => injected(pod) !== pod);
      const zones = new Set(inMesh.map((pod) => (pod as Manifest).metadata.namespace));
      expect([...zones].sort()).toEqual(
        environment.mesh === undefined ? [] : ['commerce', 'edge', 'payments', 'vault'],
      );
      for (const pod of inMesh) {
        const { namespace = '' } = (pod as Manifest).metadata;
        expect(await server.create(injected(pod), namespace)).toMatchObject({ message: '' });
      }
    });

    test('the pods that operators make of it', async () => {
      const pods = release.objects.flatMap(operatedPod);
      expect(pods.length > 0).toBe(environment.name !== 'development');
      for (const { object, namespace } of pods) {
        expect(await server.create(object, namespace)).toMatchObject({ message: '' });
      }
    });

    test('no Secret by hand where cards are, if a store fills them', async () => {
      const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' } };
      const { status } = await server.create(secret, 'payments');
      expect(status >= 400).toBe(environment.secretStore !== undefined);
    });
  });
});

interface OperatedSpec {
  readonly imageName: string;
  readonly image: string;
  readonly resources: object;
  readonly inheritedMetadata: { readonly annotations: Record<string, string> };
  readonly override: {
    readonly statefulSet: { readonly spec: { readonly template: { metadata: { labels: object }; spec: object } } };
  };
}

/** A pod as the operator makes it of its custom resource: its own labels and token, and what the resource adds to them. */
function operatedPod({ kind, metadata, spec }: Manifest): { readonly object: object; readonly namespace: string }[] {
  const { name, namespace = '' } = metadata;
  const { imageName, image, resources, inheritedMetadata, override } = (spec ?? {}) as OperatedSpec;
  const { name: main, securityContext } = PIECES.container;
  const { nodeSelector, tolerations } = schedulingOf({
    apiVersion: '',
    kind,
    metadata,
    spec: spec as FinishedObject['spec'],
  });
  if (kind === 'Cluster') {
    const fields = {
      labels: { 'cnpg.io/cluster': name, 'cnpg.io/instanceName': `${name}-1` },
      annotations: inheritedMetadata.annotations,
      spec: {
        automountServiceAccountToken: undefined,
        nodeSelector,
        tolerations,
        containers: [{ name: main, image: imageName, resources, securityContext }],
        initContainers: [
          { name: 'bootstrap', image: 'ghcr.io/cloudnative-pg/cloudnative-pg:1.27.0', resources, securityContext },
        ],
      },
    };
    return [{ namespace, object: MAKERS.Pod(template(fields)) }];
  }
  if (kind === 'RabbitmqCluster') {
    const own = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/component': 'rabbitmq' };
    const { metadata: added, spec: overridden } = override.statefulSet.spec.template;
    const { automountServiceAccountToken } = { automountServiceAccountToken: true, ...overridden };
    const fields = {
      labels: { ...own, ...added.labels },
      spec: {
        nodeSelector,
        tolerations,
        automountServiceAccountToken,
        containers: [{ name: main, image, resources, securityContext }],
      },
    };
    return [
      { namespace, object: MAKERS.StatefulSet(template(fields)) },
      { namespace, object: MAKERS.Pod(template(fields)) },
    ];
  }
  return [];
}
