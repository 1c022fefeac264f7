import { manifestsOf, PLATFORMS, podSpec, title, type Manifest } from './manifests';
import { ARGO } from './argo';
import { VARIANTS } from '../terraform/variants';

const ALL = [
  ...PLATFORMS,
  ...[...VARIANTS, { ...ARGO, name: 'argo' }].map((environment) => ({
    name: environment.name,
    environment,
    objects: manifestsOf(environment),
  })),
];

/** Fields by which objects of Kubernetes and of operators name a Secret in their namespace. */
const NAMING = [
  'secretKeyRef',
  'secretRef',
  'secret',
  'passwordSecret',
  'superuserSecret',
  'secretName',
  'imagePullSecrets',
];

/** The Secrets that a value names, at every depth. */
function named(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (!NAMING.includes(key)) return named(inner);
    return [inner].flat().flatMap((one: unknown) => {
      const { name, secretName } = (typeof one === 'object' ? (one ?? {}) : { name: one }) as Record<string, unknown>;
      return [name, secretName].filter((text) => typeof text === 'string');
    });
  });
}

const place = (object: Manifest, name: string) => `${object.metadata.namespace ?? ''}/${name}`;
const of = (objects: readonly Manifest[], kind: string) => objects.filter((object) => object.kind === kind);

/** Secrets that cert-manager and the operator of the brokers make. */
function madeByOthers(objects: readonly Manifest[]): string[] {
  return [
    ...of(objects, 'Certificate').map((one) => place(one, (one.spec as { secretName: string }).secretName)),
    ...of(objects, 'RabbitmqCluster').map((one) => place(one, `${one.metadata.name}-default-user`)),
  ];
}

/** The Secrets that objects refer to, but for those which others make. */
function referred(objects: readonly Manifest[]): string[] {
  const others = madeByOthers(objects);
  const asking = objects.filter(({ kind }) => !['ExternalSecret', 'SecretStore', 'Certificate'].includes(kind));
  const places = asking.flatMap((object) => named(object.spec).map((name) => place(object, name)));
  return [...new Set(places)].filter((one) => !others.includes(one)).sort();
}

test('a reference is seen in every field that names a Secret', () => {
  const spec = {
    containers: [
      { env: [{ valueFrom: { secretKeyRef: { name: 'a', key: 'x' } } }], envFrom: [{ secretRef: { name: 'b' } }] },
    ],
    volumes: [{ secret: { secretName: 'c' } }, { projected: { sources: [{ secret: { name: 'd' } }] } }],
    imagePullSecrets: [{ name: 'e' }],
    bootstrap: { initdb: { secret: { name: 'f' } } },
    tls: [{ secretName: 'g' }],
  };
  expect(named(spec)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
});

describe.each(ALL)('the Secrets of $name', ({ environment, objects }) => {
  const external = of(objects, 'ExternalSecret');

  test('are filled where objects refer to them, and no others are', () => {
    const filled = external.map((one) => place(one, (one.spec as { target: { name: string } }).target.name)).sort();
    expect(referred(objects).length).toBeGreaterThan(5);
    expect(filled).toEqual(environment.secretStore === undefined ? [] : referred(objects));
  });

  test('hold every key that a pod reads', () => {
    const keys = new Map(
      external.map((one) => [
        place(one, one.metadata.name),
        (one.spec as { data: { secretKey: string }[] }).data.map((d) => d.secretKey),
      ]),
    );
    const read = objects.flatMap((object) =>
      keysRead(object).map((key) => [place(object, key.name), key.key] as const),
    );
    const missing = read.filter(([name, key]) => keys.has(name) && keys.get(name)?.includes(key) === false);
    expect(read.length).toBeGreaterThan(10);
    expect(missing).toEqual([]);
  });

  test('come from a store of their own zone, as an account of that zone, which no other zone’s store is', () => {
    const stores = of(objects, 'SecretStore');
    for (const one of external) {
      const { kind, name } = (one.spec as { secretStoreRef: { kind: string; name: string } }).secretStoreRef;
      expect(kind).toBe('SecretStore');
      expect(stores.map((store) => place(store, store.metadata.name))).toContain(place(one, name));
    }
    const identities = stores.map((store) => {
      const account = of(objects, 'ServiceAccount').find(
        (one) => place(one, one.metadata.name) === place(store, store.metadata.name),
      );
      expect(account).toMatchObject({ automountServiceAccountToken: false });
      expect(JSON.stringify(store.spec)).toContain(`"serviceAccountRef":{"name":"${account?.metadata.name ?? 'none'}"`);
      const { role } = JSON.parse(/"kubernetes":(\{[^}]*\}\})/.exec(JSON.stringify(store.spec))?.[1] ?? '{}') as {
        role?: string;
      };
      const { annotations = {} } = account?.metadata ?? {};
      // Google knows the account itself, by its namespace.
      return [role, ...Object.values(annotations), store.metadata.namespace].filter(Boolean)[0];
    });
    expect(new Set(identities).size).toBe(stores.length);
    expect(stores.length).toBe(environment.secretStore === undefined ? 0 : 3);
  });

  test('are called after environment, zone and name in the store', () => {
    for (const one of external) {
      const { data } = one.spec as { data: { remoteRef: { key: string; property: string }; secretKey: string }[] };
      const { namespace = '', name } = one.metadata;
      for (const { remoteRef, secretKey } of data) {
        expect(remoteRef.key.split(/\/|--/)).toEqual([environment.name, namespace, name]);
        expect(remoteRef.property).toBe(secretKey);
      }
    }
  });

  test('roll every pod that reads them: by a version on the pod, by Reloader on its controller, and by nothing else', () => {
    const templates = objects.filter((object) => podSpec(object) !== undefined);
    expect(new Set(templates.map(({ kind }) => kind))).toEqual(
      new Set([
        'Deployment',
        'StatefulSet',
        'DaemonSet',
        'CronJob',
        'Job',
        ...(environment.name === 'argo' ? ['Rollout'] : []),
      ]),
    );
    for (const object of templates) {
      const read = [...new Set(keysRead(object).map(({ name }) => name))].sort();
      expect([title(object), versionsOf(object)]).toEqual([title(object), read]);
      const reloaded = object.metadata.annotations?.['secret.reloader.stakater.com/reload']?.split(',').sort() ?? [];
      // A Job runs once, and a CronJob reads the new value at its next run: neither must run because a password changed.
      expect([title(object), reloaded]).toEqual([title(object), ['Job', 'CronJob'].includes(object.kind) ? [] : read]);
    }
  });
});

interface Template {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
}

function keysRead(object: Manifest): { readonly name: string; readonly key: string }[] {
  const pod = podSpec(object);
  return [...(pod?.containers ?? []), ...(pod?.initContainers ?? [])]
    .flatMap(({ env }) => env ?? [])
    .flatMap(({ valueFrom }) => {
      const { secretKeyRef } = (valueFrom ?? {}) as { secretKeyRef?: { name: string; key: string } };
      return secretKeyRef === undefined ? [] : [secretKeyRef];
    });
}

function versionsOf({ spec }: Manifest): string[] {
  const { template, jobTemplate } = spec as { template?: Template; jobTemplate?: { spec: { template: Template } } };
  const { annotations = {} } = (template ?? jobTemplate?.spec.template)?.metadata ?? {};
  const versions = annotations['cdk8s-commerce/secret-versions']?.split(',') ?? [];
  expect(versions.filter((one) => !/^[-.a-z0-9]+=[1-9]\d*$/.test(one))).toEqual([]);
  return versions.map((one) => one.replace(/=.*/, '')).sort();
}
