import { parseAllDocuments } from 'yaml';
import { Folders, refused, rendered, title, type Rendered } from './helm';
import { renderEnvironment } from '../../src/render';
import { replaceFolder } from '../../src/write';
import { environmentNamed } from '../../stacks/environments';
import type { Environment } from '../../stacks/environments/environment';
import type { BlueGreenValues } from '../../stacks/environments/rollout';

const folders = new Folders();
afterAll(() => folders.remove());

const IMAGE = 'ghcr.io/stefanprodan/podinfo:6.15.0';
const NAMES = ['gateway', 'card', 'mobile', 'wallet'] as const;

/** Production, whose payments are in these colours. */
function production(values: Omit<BlueGreenValues, 'form'>): Environment {
  const environment = environmentNamed('production');
  const rollout = { form: 'blue-green', ...values } as const;
  const part = (name: (typeof NAMES)[number]) => ({ [name]: { ...environment.components[name], rollout } });
  const components = Object.assign({}, environment.components, ...NAMES.map(part)) as Environment['components'];
  return { ...environment, components };
}

function manifestsOf(environment: Environment): Rendered[] {
  return renderEnvironment(environment)
    .filter(({ path }) => path.startsWith('manifests/'))
    .flatMap(({ text }) => parseAllDocuments(text).map((document) => document.toJS() as Rendered));
}

function chartOf(environment: Environment): string {
  const folder = folders.empty();
  replaceFolder(`${folder}/out`, renderEnvironment(environment));
  return `${folder}/out/chart`;
}

/** What the chart of production gives with a value set for each part of the payment system. */
function set(chart: string, ...values: string[]): Rendered[] {
  const parts = NAMES.map((name) => `payments.payment${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  const sets = parts.flatMap((part) => values.flatMap((value) => ['--set', `${part}.${value}`]));
  return rendered(chart, ...sets).filter(({ metadata }) => metadata.annotations?.['helm.sh/hook'] === undefined);
}

const sorted = (objects: readonly Rendered[]) => [...objects].sort((a, b) => (title(a) < title(b) ? -1 : 1));

describe('the chart whose payments are blue', () => {
  const chart = chartOf(production({ active: 'blue' }));

  test('set to green is what is synthesised with green, object for object', () => {
    expect(sorted(set(chart, 'active=green'))).toEqual(sorted(manifestsOf(production({ active: 'green' }))));
  });

  test('set to green and back to blue is what it was', () => {
    expect(set(chart, 'active=blue')).toEqual(set(chart));
  });

  test('with another image of green is what is synthesised with it, and so are preview and promotion', () => {
    const image = ['green.image.tag=6.15.0', 'previewReplicas=7'];
    for (const active of ['blue', 'green'] as const) {
      const synthesised = production({ active, images: { green: IMAGE }, previewReplicas: 7 });
      expect(sorted(set(chart, ...image, `active=${active}`))).toEqual(sorted(manifestsOf(synthesised)));
    }
  });

  test('set to green, nothing of the active side is left blue', () => {
    const objects = set(chart, 'active=green', 'green.image.tag=6.15.0');
    const one = (kind: string, name: string) =>
      objects.find((object) => title(object) === `${kind} payments/${name}`) ?? { metadata: {}, spec: undefined };
    expect(one('Service', 'payment-gateway').spec).toMatchObject({ selector: { color: 'green' } });
    expect(one('Service', 'payment-gateway').metadata).toMatchObject({
      labels: { 'app.kubernetes.io/version': '6.15.0' },
    });
    expect(one('Service', 'payment-gateway-preview').spec).toMatchObject({ selector: { color: 'blue' } });
    expect(one('PodDisruptionBudget', 'payment-gateway').spec).toMatchObject({
      selector: { matchLabels: { color: 'green' } },
    });
    expect(one('HorizontalPodAutoscaler', 'payment-gateway-green').spec).toMatchObject({ maxReplicas: 12 });
    expect(one('HorizontalPodAutoscaler', 'payment-gateway-blue').spec).toMatchObject({ maxReplicas: 3 });
  });

  test.each([
    ['a colour that there is not', 'active=red', "active': value must be one of 'blue', 'green'"],
    ['a preview of no pods', 'previewReplicas=0', "previewReplicas': minimum"],
    ['a tag that names no version', 'green.image.tag=latest', "green/image/tag': 'latest' does not match pattern"],
  ])('refuses %s', (_, value, message) => {
    expect(refused(chart, '--set', `payments.paymentGateway.${value}`)).toContain(
      `at '/payments/paymentGateway/${message}`,
    );
  });
});
