import type { ComponentName, Environment } from '../../stacks/environments/environment';
import { production } from '../../stacks/environments/production';
import type { RolloutValues } from '../../stacks/environments/rollout';
import { find, manifestsOf, title } from './manifests';
import { refusal } from './refused';

/** Production with another rollout of one component. */
function withRollout(name: ComponentName, rollout: unknown): Environment {
  const component = { ...production.components[name], rollout: rollout as RolloutValues };
  return { ...production, components: { ...production.components, [name]: component } };
}

const BLUE = { form: 'blue-green', active: 'blue' };

describe('the rollout of a component is refused at its path:', () => {
  test.each<[string, ComponentName, unknown, string]>([
    ['a form that there is not', 'card', { form: 'big-bang' }, '.card.rollout.form] it must be one of rolling'],
    ['a field of another form', 'card', { ...BLUE, maxSurge: '1' }, '.card.rollout.maxSurge] it must be one of form'],
    ['a colour that there is not', 'card', { ...BLUE, active: 'red' }, '.card.rollout] active must be one of blue'],
    ['no preview', 'card', { ...BLUE, previewReplicas: 0 }, '.card.rollout] previewReplicas must be a whole number'],
    ['an image that floats', 'card', { ...BLUE, images: { green: 'a/b:latest' } }, '.card.rollout] the tag must name'],
    ['nobody to move traffic from', 'settlement', BLUE, '.settlement.rollout] the rollout must be one that replaces'],
    ['names of their own', 'orders', BLUE, '.orders.rollout] the rollout must be one that replaces a stateful service'],
    [
      'more than there are',
      'orders',
      { form: 'partitioned', partition: 4 },
      '.orders.rollout] partition must be a whole',
    ],
    ['no StatefulSet', 'card', { form: 'partitioned', partition: 1 }, '.card.rollout] the rollout must be one that'],
    ['no step', 'cart', { form: 'argo-canary', steps: [] }, '.cart.rollout] steps must be at least one'],
    ['no weight', 'cart', { form: 'argo-canary', steps: [{}] }, '.cart.rollout.steps.0.weight] it must be a number'],
    [
      'no question',
      'cart',
      { form: 'argo-blue-green', analysis: {} },
      '.cart.rollout.analysis.address] it must be text',
    ],
    ['no way to begin', 'card', { form: 'rolling', maxSurge: '0%' }, '.card.rollout] maxSurge and maxUnavailable must'],
    ['no amount', 'card', { form: 'rolling', maxSurge: 'some' }, '.card.rollout] maxSurge must be a whole number'],
  ])('%s', (_, name, rollout, message) => {
    const lines = refusal(withRollout(name, rollout));
    expect(lines[0]).toContain(`[production.components${message}`);
  });
});

test('what is said of a rollout is what is written', () => {
  const rolling = { form: 'rolling', maxSurge: '1', maxUnavailable: '10%', minReadySeconds: 7 };
  const objects = manifestsOf(withRollout('catalog', { ...rolling, progressDeadlineSeconds: 900 }));
  expect(find(objects, 'Deployment', 'commerce', 'catalog').spec).toMatchObject({
    minReadySeconds: 7,
    progressDeadlineSeconds: 900,
    strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: '10%' } },
  });
  const kept = manifestsOf(withRollout('orders', { form: 'partitioned', partition: 2 }));
  expect(find(kept, 'StatefulSet', 'commerce', 'orders').spec).toMatchObject({
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } },
  });
  const vault = {
    resources: production.components.vault.resources,
    replicas: 3,
    rollout: { form: 'recreate' },
  } as const;
  const recreated = manifestsOf({ ...production, components: { ...production.components, vault } });
  expect(find(recreated, 'Deployment', 'vault', 'card-vault').spec).toMatchObject({ strategy: { type: 'Recreate' } });
});

describe('production', () => {
  const objects = manifestsOf(production);
  const inColor = objects.filter(({ kind, metadata }) => kind === 'Deployment' && metadata.labels?.color !== undefined);

  test('keeps gateway and channels in two colours, both with the same image until another one is stated', () => {
    expect(inColor.map(title)).toEqual(
      ['card', 'mobile', 'wallet', 'gateway'].flatMap((name) =>
        ['blue', 'green'].map((color) => `Deployment payments/payment-${name}-${color}`),
      ),
    );
    expect(new Set(inColor.map(imageOf)).size).toBe(1);
  });

  test('previews another image in green, while blue serves as it did', () => {
    const image = 'ghcr.io/stefanprodan/podinfo:6.15.0';
    const previewed = manifestsOf(withRollout('gateway', { ...BLUE, images: { green: image } }));
    const changed = previewed.filter((object) => {
      const before = objects.find((other) => title(other) === title(object));
      return JSON.stringify(before) !== JSON.stringify(object);
    });
    expect(changed.map(title)).toEqual([
      'Service payments/payment-gateway-preview',
      'Deployment payments/payment-gateway-green',
      'HorizontalPodAutoscaler payments/payment-gateway-green',
    ]);
    expect(changed.filter(({ kind }) => kind === 'Deployment').map(imageOf)).toEqual([image]);
  });
});

function imageOf({ spec }: { readonly [field: string]: unknown }): unknown {
  return (spec as { template: { spec: { containers: { image: string }[] } } }).template.spec.containers[0]?.image;
}
