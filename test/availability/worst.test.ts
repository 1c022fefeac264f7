import { ClusterState } from './cluster-state';
import type { Change, Seen } from './objects';
import { plansOf } from './plan';
import { table, violations } from './promises';
import { Worst } from './worst';

const BEGIN = Date.parse('2026-01-01T00:00:00Z');
const SHOP = 'Deployment/commerce/shop';
const MATCH_LABELS = { app: 'shop' };

const shop = object('Deployment', 'shop', { spec: { minReadySeconds: 5, selector: { matchLabels: MATCH_LABELS } } });

function object(kind: string, name: string, fields: object, metadata: object = {}): Seen {
  return { kind, metadata: { name, namespace: 'commerce', uid: name, resourceVersion: '1', ...metadata }, ...fields };
}

function node(name: string): Seen {
  return object('Node', name, {}, { namespace: undefined });
}

/** A pod that is ready since some seconds after the beginning, or not. */
function pod(name: string, readySince?: number, metadata: object = {}): Seen {
  const [status, at] = readySince === undefined ? ['False', 0] : ['True', readySince];
  const lastTransitionTime = new Date(BEGIN + at * 1000).toISOString();
  const conditions = [{ type: 'Ready', status, lastTransitionTime }];
  return object(
    'Pod',
    name,
    { spec: { nodeName: 'node-1' }, status: { conditions } },
    { labels: MATCH_LABELS, ...metadata },
  );
}

/** What was seen worst of three pods, after events of which each came some seconds after the beginning. */
function worstOf(...events: readonly (readonly [seconds: number, type: Change['type'], object: Seen])[]) {
  const state = new ClusterState();
  const there = [node('node-1'), shop, pod('a', -60), pod('b', -60), pod('c', -60)];
  there.forEach((found) => state.change({ type: 'ADDED', object: found }));
  const worst = new Worst(state, BEGIN);
  for (const [seconds, type, changed] of events) {
    state.change({ type, object: changed });
    worst.after({ type, object: changed }, BEGIN + seconds * 1000);
  }
  return worst.figures;
}

describe('the fewest pods that served', () => {
  it('are all, where nothing happens', () => {
    expect(worstOf([1, 'MODIFIED', pod('a', -60)]).get(SHOP)).toMatchObject({ ready: 3, available: 3 });
  });

  it('were fewer for a moment, though all came back', () => {
    const figures = worstOf([1, 'DELETED', pod('a', -60)], [2, 'ADDED', pod('d', 2)], [60, 'MODIFIED', pod('d', 2)]);
    expect(figures.get(SHOP)).toMatchObject({ ready: 2, available: 2 });
    expect(figures.get(SHOP)?.readyAfter).toMatch(/^DELETED Pod\/commerce\/a at /);
  });

  it.each([
    ['is deleted', 'MODIFIED', pod('a', -60, { deletionTimestamp: '2026-01-01T00:00:01Z' })],
    ['is no longer ready', 'MODIFIED', pod('a')],
    ['lost its node', 'DELETED', node('node-1')],
  ] as const)('do not count a pod that %s', (_what, type, changed) => {
    expect(worstOf([1, type, changed]).get(SHOP)?.ready).toBe(changed.kind === 'Node' ? 0 : 2);
  });

  it.each([
    [4, 2],
    [5, 3],
  ])('count a new pod that has been ready for %d of 5 seconds: %d', (seconds, available) => {
    const begun = [1, 'ADDED', pod('d', 1)] as const;
    expect(worstOf(begun, [1 + seconds, 'DELETED', pod('a', -60)]).get(SHOP)).toMatchObject({ ready: 3, available });
  });

  it('leave pods of others alone', () => {
    const [label, zone] = [{ labels: { app: 'other' } }, { namespace: 'vault' }];
    const figures = worstOf(
      [1, 'ADDED', pod('x', undefined, label)],
      [1, 'ADDED', pod('y', -60, zone)],
      [2, 'DELETED', pod('a', -60)],
    );
    expect(figures.get(SHOP)?.ready).toBe(2);
  });
});

describe('figures and plan', () => {
  const template = { metadata: { labels: MATCH_LABELS }, spec: {} };
  const spec = { replicas: 3, strategy: { rollingUpdate: { maxUnavailable: 0 } }, template };
  const plans = plansOf(
    [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'shop', namespace: 'commerce' }, spec }],
    3,
  );
  const figures = worstOf([1, 'DELETED', pod('a', -60)]);

  it('differ where fewer served than promised, with the event', () => {
    expect(violations(figures, plans, 'pod')).toEqual([]);
    expect(violations(figures, plans, 'rolling')).toEqual([
      `${SHOP}: 2 available, promised 3, after DELETED Pod/commerce/a at 2026-01-01T00:00:01.000Z`,
    ]);
  });

  it('stand in a table', () => {
    expect(table(plans, new Map([['rolling', figures]]))).toContain(`| ${SHOP} | 3 | 2 (3) |`);
  });

  it('cannot be compared for what was never seen', () => {
    expect(() => violations(new Map(), plans, 'pod')).toThrow(`${SHOP} was never seen`);
  });
});
