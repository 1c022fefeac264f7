import { Identity, Reachability, type Opening } from '../../../../constructs';

/* The examples of https://kubernetes.io/docs/concepts/services-networking/network-policies/, each with what it says. */

const NAMESPACES = [namespace('default', {}), namespace('myproject', { project: 'myproject' }), namespace('other', {})];
const DB = pod('default', 'db', { role: 'db' }, [{ name: 'postgres', containerPort: 6379 }]);
const FRONTEND = pod('default', 'frontend', { role: 'frontend' });
const OTHER = pod('default', 'other', { role: 'other' });
const PROJECT = pod('myproject', 'client', { role: 'client' });
const ELSEWHERE = pod('other', 'frontend', { role: 'frontend' });
const PODS = [DB, FRONTEND, OTHER, PROJECT, ELSEWHERE];
const ALL_PORTS = ['TCP 1-65535', 'UDP 1-65535', 'SCTP 1-65535'];

describe('test-network-policy', () => {
  const reach = reachWith(
    policy('default', {
      podSelector: { matchLabels: { role: 'db' } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [
            { ipBlock: { cidr: '172.17.0.0/16', except: ['172.17.1.0/24'] } },
            { namespaceSelector: { matchLabels: { project: 'myproject' } } },
            { podSelector: { matchLabels: { role: 'frontend' } } },
          ],
          ports: [{ protocol: 'TCP', port: 6379 }],
        },
      ],
      egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/24' } }], ports: [{ protocol: 'TCP', port: 5978 }] }],
    }),
  );

  it('lets in frontends of its own namespace and the pods of a project, to one port', () => {
    expect(into(reach, 'default/db')).toEqual(['default/frontend TCP 6379', 'myproject/client TCP 6379']);
  });

  it('lets in addresses of a range but for a part of it', () => {
    expect(texts(reach.fromOutside.filter(({ to }) => to === 'default/db'))).toEqual([
      '172.17.0.0/16 except 172.17.1.0/24 -> default/db TCP 6379',
    ]);
  });

  it('lets the pods out to a range of addresses and to no pod', () => {
    expect(texts(reach.toOutside.filter(({ from }) => from === 'default/db'))).toEqual([
      'default/db -> 10.0.0.0/24 TCP 5978',
    ]);
    expect(reach.amongPods.filter(({ from }) => from === 'default/db')).toEqual([]);
  });

  it('leaves every other pod as it was', () => {
    expect(into(reach, 'default/other')).toEqual(
      ['default/frontend', 'myproject/client', 'other/frontend'].flatMap((from) =>
        ALL_PORTS.map((ports) => `${from} ${ports}`),
      ),
    );
    expect(texts(reach.fromOutside.filter(({ to }) => to === 'other/frontend'))).toHaveLength(6);
  });
});

describe('two selectors', () => {
  const both = {
    namespaceSelector: { matchLabels: { project: 'myproject' } },
    podSelector: { matchLabels: { role: 'client' } },
  };
  const target = { podSelector: { matchLabels: { role: 'db' } } };

  it('in one entry must both hold', () => {
    const other = pod('myproject', 'worker', { role: 'worker' });
    const reach = reachWith(policy('default', { ...target, ingress: [{ from: [both] }] }), other);
    expect(callers(reach, 'default/db')).toEqual(['myproject/client']);
  });

  it('in two entries are alternatives, the second in the policy’s own namespace', () => {
    const from = [
      { namespaceSelector: both.namespaceSelector },
      { podSelector: { matchLabels: { role: 'frontend' } } },
    ];
    const reach = reachWith(policy('default', { ...target, ingress: [{ from }] }));
    expect(callers(reach, 'default/db')).toEqual(['default/frontend', 'myproject/client']);
  });

  it('select namespaces by name, several of them', () => {
    const named = { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['myproject', 'other'] };
    const from = [{ namespaceSelector: { matchExpressions: [named] } }];
    const reach = reachWith(policy('default', { ...target, ingress: [{ from }] }));
    expect(callers(reach, 'default/db')).toEqual(['myproject/client', 'other/frontend']);
  });
});

describe('default policies', () => {
  it('deny all that comes in, and nothing that goes out', () => {
    const reach = reachWith(policy('default', { podSelector: {}, policyTypes: ['Ingress'] }));
    expect(callers(reach, 'default/db')).toEqual([]);
    expect(callers(reach, 'other/frontend')).toEqual([
      'default/db',
      'default/frontend',
      'default/other',
      'myproject/client',
      'other/frontend',
    ]);
  });

  it('an empty list of directions is a missing one', () => {
    const reach = reachWith(policy('default', { podSelector: {}, policyTypes: [] }));
    expect(callers(reach, 'default/db')).toEqual([]);
  });

  it('allow all that comes in, whatever another policy denies', () => {
    const deny = policy('default', { podSelector: {}, policyTypes: ['Ingress'] });
    const allow = policy('default', { podSelector: {}, ingress: [{}], policyTypes: ['Ingress'] });
    expect(callers(reachWith(deny, allow), 'default/db')).toHaveLength(PODS.length);
  });

  it('deny all that goes out, and nothing that comes in', () => {
    const reach = reachWith(policy('default', { podSelector: {}, policyTypes: ['Egress'] }));
    expect(callers(reach, 'default/db')).toEqual(['myproject/client', 'other/frontend']);
    expect(reach.toOutside.filter(({ from }) => from.startsWith('default/'))).toEqual([]);
  });

  it('govern what goes out, where it is not said, only if there is a rule for it', () => {
    const silent = reachWith(policy('default', { podSelector: {} }));
    expect(silent.toOutside.some(({ from }) => from === 'default/db')).toBe(true);
    const ruled = reachWith(policy('default', { podSelector: {}, egress: [{ to: [{ podSelector: {} }] }] }));
    expect(ruled.toOutside.some(({ from }) => from === 'default/db')).toBe(false);
    expect(callers(ruled, 'default/db')).toEqual([]);
  });
});

describe('ports', () => {
  const egress = (ports: object[]) =>
    policy('default', { podSelector: {}, policyTypes: ['Egress'], egress: [{ ports }] });

  it('are a range up to its end', () => {
    const reach = reachWith(egress([{ protocol: 'TCP', port: 32000, endPort: 32768 }]));
    expect(into(reach, 'other/frontend')).toContain('default/db TCP 32000-32768');
    expect(reach.opens('default/db', 'other/frontend', 32768)).toBe(true);
    expect(reach.opens('default/db', 'other/frontend', 32769)).toBe(false);
    expect(reach.opens('default/db', 'other/frontend', 32000, 'UDP')).toBe(false);
  });

  it('have the names that the called pod gives them, and mean nothing where it gives none', () => {
    const reach = reachWith(egress([{ port: 'postgres' }]));
    expect(reach.opens('default/frontend', 'default/db', 6379)).toBe(true);
    expect(callers(reach, 'other/frontend')).toEqual(['myproject/client', 'other/frontend']);
  });

  it('that touch are written as one range', () => {
    const reach = reachWith(egress([{ port: 80 }, { port: 82 }, { port: 81 }, { port: 443 }]));
    expect(into(reach, 'other/frontend')).toContain('default/db TCP 80-82, 443');
  });

  it('are all of a protocol that names none', () => {
    const reach = reachWith(egress([{ protocol: 'UDP' }]));
    expect(into(reach, 'other/frontend').filter((line) => line.startsWith('default/db'))).toEqual([
      'default/db UDP 1-65535',
    ]);
  });
});

describe('a range of addresses', () => {
  const toRange = (ipBlock: object) =>
    policy('default', { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [{ ipBlock }] }] });

  it.each([
    ['in which pods have their addresses', { cidr: '10.244.3.0/24' }, true],
    ['of everything', { cidr: '0.0.0.0/0' }, true],
    ['of everything but the pods', { cidr: '0.0.0.0/0', except: ['10.244.0.0/16'] }, false],
    ['of everything but some of the pods', { cidr: '0.0.0.0/0', except: ['10.244.1.0/24'] }, true],
    ['elsewhere', { cidr: '203.0.113.0/24' }, false],
    ['of the other family', { cidr: '::/0' }, false],
  ])('%s: does it mean pods?', (_, ipBlock, means) => {
    expect(reachWith(toRange(ipBlock)).opens('default/db', 'other/frontend', 443)).toBe(means);
  });

  it('means pods of other ranges where those are said', () => {
    const objects = [...NAMESPACES, ...PODS, toRange({ cidr: '10.0.96.0/20' })];
    const opens = (podRanges: string[]) =>
      Reachability.of(objects, { podRanges }).opens('default/db', 'other/frontend', 1);
    expect([opens(['10.0.96.0/19', '10.0.128.0/19']), opens(['10.1.0.0/16'])]).toEqual([true, false]);
  });
});

describe('pods', () => {
  it('of every kind of workload are looked at, and those of operators', () => {
    const template = { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'a', image: 'a:1' }] } };
    const of = (kind: string, name: string, spec: object) => ({ apiVersion: 'x/v1', kind, metadata: { name }, spec });
    const reach = Reachability.of([
      ...['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'Rollout'].map((kind) =>
        of(kind, kind.toLowerCase(), { template }),
      ),
      of('CronJob', 'cron', { jobTemplate: { spec: { template } } }),
      of('Cluster', 'database', { instances: 3 }),
      of('RabbitmqCluster', 'broker', { replicas: 3 }),
      of('ConfigMap', 'no-pods', {}),
    ]);
    const names = ['deployment', 'statefulset', 'daemonset', 'job', 'rollout', 'cron', 'database', 'broker'];
    expect(reach.pods).toEqual(names.map((name) => `default/${name}`));
  });

  it('that only policies name stand beside those of the manifests', () => {
    const scraper = {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
    };
    const reach = reachWith(
      policy('default', { podSelector: {}, ingress: [{ from: [scraper], ports: [{ port: 9090 }] }] }),
    );
    expect(into(reach, 'default/db')).toEqual(['monitoring/prometheus TCP 9090']);
    expect([reach.isOwn('default/db'), reach.isOwn('monitoring/prometheus')]).toEqual([true, false]);
  });

  it('can be given: a stranger carries the labels, but is of another namespace', () => {
    const others = [Identity.foreign({ name: 'stranger', namespace: 'nowhere', labels: { role: 'frontend' } })];
    const from = [{ podSelector: { matchLabels: { role: 'frontend' } } }];
    const guard = policy('default', { podSelector: { matchLabels: { role: 'db' } }, ingress: [{ from }] });
    const reach = Reachability.of([...NAMESPACES, ...PODS, guard], { others });
    expect(reach.opens('nowhere/stranger', 'default/db', 6379)).toBe(false);
    expect(reach.opens('nowhere/stranger', 'default/other', 6379)).toBe(true);
  });

  it('that nobody looked at are refused', () => {
    expect(() => reachWith().opens('default/nobody', 'default/db', 1)).toThrow(
      'VALUE_INVALID [Reachability.opens] pods must be among those that were looked at, by namespace and workload, got "default/nobody". Example: "default/db"',
    );
    expect(() => Reachability.of([], { podRanges: ['10.0.0.0'] })).toThrow('CIDR_INVALID [Reachability.of]');
  });
});

function reachWith(...objects: object[]): Reachability {
  return Reachability.of([...NAMESPACES, ...PODS, ...objects]);
}

function namespace(name: string, labels: object): object {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

function pod(of: string, name: string, labels: object, ports: object[] = []): object {
  const containers = [{ name: 'main', image: 'example/main:1', ports }];
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: of, labels }, spec: { containers } };
}

function policy(of: string, spec: object): object {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'policy', namespace: of },
    spec,
  };
}

function texts(found: readonly Opening[]): string[] {
  return found.map(({ from, to, protocol, ports }) => `${from} -> ${to} ${protocol} ${ports}`);
}

function into(reach: Reachability, name: string): string[] {
  const found = reach.amongPods.filter(({ from, to }) => to === name && from !== name);
  return found.map(({ from, protocol, ports }) => `${from} ${protocol} ${ports}`);
}

function callers(reach: Reachability, name: string): string[] {
  return [...new Set(reach.amongPods.filter(({ to }) => to === name).map(({ from }) => from))];
}
