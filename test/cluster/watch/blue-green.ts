import { attempt, kubectl } from '../kubectl';
import { asList, Release, type Manifest } from '../release';
import type { WatchedPlatform } from './platform';
import { newer, UPDATED } from './update';
import { course } from '../../availability/served';
import { until } from '../../node/wait';
import type { Environment } from '../../../stacks/environments/environment';
import type { BlueGreenValues } from '../../../stacks/environments/rollout';

const MINUTES = 60_000;

/** Who stands side by side in two versions. */
const COMPONENTS = ['gateway', 'card', 'mobile', 'wallet'] as const;
const SERVICES = COMPONENTS.map((name) => `payments/payment-${name}`);

const OLD = 'blue 99.0.0';
const NEW = 'green 99.1.0';

/** One component's two colours, as many pods as one EndpointSlice holds; and so that its Service knows no colour. */
const COPIES = { crowd: 100, colorless: 3 };

/** The updated production with a new version as the green one. */
function promoting(active: BlueGreenValues['active']): Release {
  const rollout = { form: 'blue-green', active, images: { green: newer(UPDATED.images.payment, '99.1.0') } } as const;
  const components = { ...UPDATED.components } as Record<string, object>;
  for (const name of COMPONENTS) components[name] = { ...components[name], rollout };
  return new Release({ ...UPDATED, components: components as unknown as Environment['components'] });
}

/** A new version is previewed, promoted and taken back. */
export function blueGreen(platform: WatchedPlatform): void {
  const { served } = platform.watch;
  const [blue, green] = [promoting('blue'), promoting('green')];
  const of = (suffix = ''): string[][] => SERVICES.map((service) => course(served.of(`${service}${suffix}`)));
  const each = (...versions: string[]): string[][] => SERVICES.map(() => versions);

  describe('blue and green', () => {
    beforeAll(() => addCopies(blue));
    afterAll(() => kubectl(['delete', 'namespace', '--ignore-not-found', ...Object.keys(COPIES)]));

    it('preview: the new version, while the active Service serves the old one alone', async () => {
      await platform.watch.during(() => platform.update(blue));
      expect(of()).toEqual(each(OLD));
      expect(of('-preview').map((versions) => versions.at(-1))).toEqual(SERVICES.map(() => NEW));
    });

    it('promotion: at no event are both served or none, and every endpoint is new at the end', async () => {
      await platform.watch.during(() => platform.update(green));
      expect(of()).toEqual(each(OLD, NEW));
      expect(fewest()).toBeGreaterThanOrEqual(3);
    });

    it('and back again', async () => {
      await platform.watch.during(() => platform.update(blue));
      expect(of()).toEqual(each(NEW, OLD));
      expect(fewest()).toBeGreaterThanOrEqual(3);
    });

    it('the same with a hundred pods of each colour', async () => {
      await platform.watch.during(() => select('crowd', green, 'crowd'));
      const moments = served.of('crowd/payment-card');
      expect(course(moments)).toEqual([OLD, NEW]);
      expect(moments.map(({ endpoints, slices }) => [endpoints, slices])).toEqual(moments.map(() => [100, 1]));
    });

    it('is seen to fail where the Service knows no colour', () => {
      expect(course(served.of('colorless/payment-card'))).toEqual([`${OLD} and ${NEW}`]);
    });
  });

  const fewest = (): number =>
    Math.min(...SERVICES.flatMap((name) => served.of(name)).map((moment) => moment.endpoints));

  /** Gives a copy's Service the selector that it has in a release, and waits until the watch told of it. */
  const select = async (namespace: string, release: Release, copy: Copy): Promise<void> => {
    await kubectl(['apply', '-f', '-'], asList(copyOf(release, copy).filter(({ kind }) => kind === 'Service')));
    await until('the Service has changed', MINUTES, () => {
      const last = served.of(`${namespace}/payment-card`).at(-1)?.versions.join(' and ');
      return Promise.resolve(last === NEW ? true : undefined);
    });
  };

  const addCopies = async (release: Release): Promise<void> => {
    const names = Object.keys(COPIES) as Copy[];
    await kubectl(['delete', 'namespace', '--ignore-not-found', ...names]);
    await kubectl(['apply', '-f', '-'], asList(names.flatMap((copy) => copyOf(release, copy))));
    for (const copy of names) {
      const args = ['rollout', 'status', 'deployment', '-n', copy, '--timeout=300s'];
      expect(await attempt(args)).toMatchObject({ succeeded: true });
    }
  };
}

type Copy = keyof typeof COPIES;

/** The card channel in a namespace of its own. */
function copyOf({ objects }: Release, copy: Copy): Manifest[] {
  const found = objects.filter(({ kind, metadata }) => {
    const wanted = ['ServiceAccount', 'Service', 'Deployment'].includes(kind);
    return wanted && metadata.namespace === 'payments' && /^payment-card(-blue|-green)?$/.test(metadata.name);
  });
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: copy } },
    ...found.map((object) => ({
      ...object,
      metadata: { ...object.metadata, namespace: copy },
      ...(object.spec === undefined ? {} : { spec: specOf(object, copy) }),
    })),
  ];
}

function specOf({ kind, spec }: Manifest, copy: Copy): object {
  if (kind === 'Deployment') return { ...(spec as object), replicas: COPIES[copy] };
  const { selector, ...others } = spec as { selector: Record<string, string> };
  const colorless = Object.entries(selector).filter(([key]) => key !== 'color');
  return { ...others, selector: copy === 'colorless' ? Object.fromEntries(colorless) : selector };
}
