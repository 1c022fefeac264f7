import { attempt, kubectl } from './kubectl';
import { onControlPlane } from './on-control-plane';
import { asList, Release, type Manifest } from './release';
import type { ComponentName, Environment } from '../../stacks/environments/environment';
import type { RolloutValues } from '../../stacks/environments/rollout';
import { production } from '../../stacks/environments/production';

/** Every form of rollout, and a component that takes it: a new form without an example does not compile. */
const FORMS: { readonly [F in RolloutValues['form']]: readonly [ComponentName, RolloutValues & { readonly form: F }] } =
  {
    rolling: ['catalog', { form: 'rolling', maxSurge: '50%', maxUnavailable: '1', minReadySeconds: 10 }],
    recreate: ['settlement', { form: 'recreate' }],
    partitioned: ['orders', { form: 'partitioned', partition: 2 }],
    'blue-green': ['card', { form: 'blue-green', active: 'green', previewReplicas: 4 }],
  };

const DRY_RUN = ['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'];

onControlPlane('every form of rollout', () => {
  const usual = new Release(production);
  const namespaces = usual.objects.filter(({ kind }) => kind === 'Namespace');
  const known = new Set(usual.objects.map((object) => JSON.stringify(object)));

  beforeAll(() => kubectl(['apply', '-f', '-'], asList(namespaces)));
  afterAll(() => kubectl(['delete', '--ignore-not-found', '-f', '-'], asList(namespaces)));

  it.each(Object.entries(FORMS))('%s is taken by the API server, every field known', async (_form, [name, rollout]) => {
    const fresh = new Release(withRollout(name, rollout)).objects.filter((one) => !known.has(JSON.stringify(one)));
    expect(fresh.length).toBeGreaterThan(0);
    expect(await attempt(DRY_RUN, asList(fresh))).toMatchObject({ succeeded: true, stderr: '' });
  });

  it.each([
    ['a field that nobody knows', { canary: { stepz: [] } }, 'stepz'],
    ['a value of another type', { canary: { steps: [{ setWeight: 'half' }] } }, 'setWeight'],
    ['a colour without a Service', { blueGreen: { previewService: 'shop' } }, 'activeService'],
  ])('the definition of an Argo Rollout refuses %s', async (_what, strategy, field) => {
    const { succeeded, stderr } = await attempt(DRY_RUN, asList([argoRollout(strategy)]));
    expect(succeeded).toBe(false);
    expect(stderr).toContain(field);
  });
});

function withRollout(name: ComponentName, rollout: RolloutValues): Environment {
  const { components } = production;
  return { ...production, components: { ...components, [name]: { ...components[name], rollout } } };
}

function argoRollout(strategy: object): Manifest {
  const template = { metadata: { labels: { app: 'shop' } }, spec: { containers: [{ name: 'shop', image: 'shop:1' }] } };
  const spec = { replicas: 1, selector: { matchLabels: { app: 'shop' } }, template, strategy };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'shop', namespace: 'commerce' },
    spec,
  };
}
