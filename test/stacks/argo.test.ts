import { ARGO } from './argo';
import { find, manifestsOf } from './manifests';
import { refused } from './refused';
import { finishedPlatform } from '../../src/finished';
import { checkEnvironment } from '../../stacks/environments/check';
import { production } from '../../stacks/environments/production';

const codes = (run: () => unknown): string[] => refused(run)?.issues.map(({ code, place }) => `${code} ${place}`) ?? [];

test('an environment may have parts that Argo Rollouts keeps', () => {
  expect(codes(() => checkEnvironment(ARGO))).toEqual([]);
  const objects = manifestsOf(ARGO);
  expect(find(objects, 'Rollout', 'edge', 'storefront').spec).toMatchObject({
    strategy: { canary: { stableService: 'storefront', canaryService: 'storefront-canary' } },
  });
  expect(find(objects, 'HTTPRoute', 'edge', 'shop').spec).toMatchObject({
    rules: [
      {
        backendRefs: [
          { name: 'storefront', weight: 100 },
          { name: 'storefront-canary', weight: 0 },
        ],
      },
      {},
    ],
  });
  expect(find(objects, 'GRPCRoute', 'commerce', 'logistics').spec).toMatchObject({
    parentRefs: [{ kind: 'Service', name: 'logistics' }],
  });
  expect(find(objects, 'HorizontalPodAutoscaler', 'commerce', 'catalog').spec).toMatchObject({
    scaleTargetRef: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'catalog' },
  });
});

test('then the add-on must be there', () => {
  const missing = codes(() => finishedPlatform({ ...ARGO, addOns: production.addOns }));
  expect(missing).toEqual(expect.arrayContaining(['ADD_ON_MISSING Rollout edge/storefront']));
});

test('and the quotas must hold two whole versions', () => {
  const tooSmall = codes(() => finishedPlatform({ ...ARGO, quotas: production.quotas }));
  expect(tooSmall).toEqual(expect.arrayContaining(['QUOTA_TOO_SMALL ResourceQuota commerce/zone']));
});

test('a canary behind an edge that has no such route is refused', () => {
  const edge = { form: 'node-port', port: 30080 } as const;
  expect(codes(() => finishedPlatform({ ...ARGO, edge }))).toEqual(
    expect.arrayContaining(['ROLLOUT_INVALID Rollout edge/storefront']),
  );
});
