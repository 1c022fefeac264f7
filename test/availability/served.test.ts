import { course, Served } from './served';
import type { Seen, SeenSlice } from './objects';

const SHOP = 'commerce/shop';

function pod(uid: string, color: string, version: string): Seen {
  const labels = { color, 'app.kubernetes.io/version': version };
  return { kind: 'Pod', metadata: { name: uid, namespace: 'commerce', uid, resourceVersion: '1', labels } };
}

function slice(uid: string, ready: readonly string[], unready: readonly string[] = [], service = 'shop'): SeenSlice {
  const labels = { 'kubernetes.io/service-name': service };
  const endpoint = (isReady: boolean) => (name: string) => ({
    conditions: { ready: isReady },
    targetRef: { uid: name },
  });
  return {
    kind: 'EndpointSlice',
    metadata: { name: uid, namespace: 'commerce', uid, resourceVersion: '1', labels },
    endpoints: [...ready.map(endpoint(true)), ...unready.map(endpoint(false))],
  };
}

function courseOf(...slices: readonly SeenSlice[]): string[] {
  const served = new Served();
  slices.forEach((object) => served.after({ type: 'MODIFIED', object }));
  [pod('a', 'blue', '1'), pod('b', 'blue', '1'), pod('c', 'green', '2')].forEach((object) =>
    served.after({ type: 'ADDED', object }),
  );
  return course(served.of(SHOP));
}

describe('what a Service served', () => {
  it('is one version after the other', () => {
    expect(courseOf(slice('s', ['a']), slice('s', ['a', 'b']), slice('s', ['c']))).toEqual(['blue 1', 'green 2']);
  });

  it('is two for a moment, in one slice or in two', () => {
    const both = ['blue 1', 'blue 1 and green 2', 'green 2'];
    expect(courseOf(slice('s', ['a']), slice('s', ['a', 'c']), slice('s', ['c']))).toEqual(both);
    expect(courseOf(slice('s', ['a']), slice('t', ['c']), slice('s', []))).toEqual(both);
  });

  it('is nobody for a moment, where no endpoint is ready', () => {
    expect(courseOf(slice('s', ['a']), slice('s', [], ['a']), slice('s', ['c']))).toEqual([
      'blue 1',
      'nobody',
      'green 2',
    ]);
  });

  it('is not what another Service serves, nor what a deleted slice held', () => {
    const served = new Served();
    served.after({ type: 'ADDED', object: pod('a', 'blue', '1') });
    served.after({ type: 'ADDED', object: slice('s', ['a']) });
    served.after({ type: 'ADDED', object: slice('t', ['c'], [], 'other') });
    expect(served.of(SHOP)).toEqual([{ versions: ['blue 1'], endpoints: 1, slices: 1 }]);
    served.begin();
    served.after({ type: 'DELETED', object: slice('s', ['a']) });
    expect(course(served.of(SHOP))).toEqual(['blue 1', 'nobody']);
  });
});
