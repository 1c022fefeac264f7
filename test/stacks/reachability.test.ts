import { PLATFORMS } from './manifests';
import { REACH_RULE, reached } from './reach-rules';

describe.each(PLATFORMS)('what can be reached in $name', (platform) => {
  const { pods, outside, world, letIn, letOut, stranger } = reached(platform);

  it('among pods is what was stated and questions to the DNS and of sidecars to istiod: nothing more, nothing less', () => {
    expect(pods.found).toEqual(pods.stated);
    expect(pods.found.some((line) => line.includes('-> istio-system/istiod'))).toBe(
      platform.environment.mesh !== undefined,
    );
  });

  it('outside is the ranges of the stated addresses', () => {
    expect(outside.found).toEqual(outside.stated);
  });

  it('from outside is what a Service shows to everyone', () => {
    expect(world.found).toEqual(world.stated);
  });

  it('is the same where one side alone is asked: neither relies on the other', () => {
    expect(letIn.found).toEqual(letIn.stated);
    expect(letOut.found).toEqual(letOut.stated);
  });

  it('by a pod that nobody knows is the DNS, and what is shown to everyone', () => {
    expect(stranger.found).toEqual(stranger.stated);
  });

  it('is more as soon as a policy is gone that denies', () => {
    const objects = platform.objects.filter(
      ({ kind, metadata }) => kind !== 'NetworkPolicy' || metadata.name !== 'default-deny',
    );
    expect(REACH_RULE.broken({ ...platform, objects }).filter((line) => line.startsWith('too much'))).not.toEqual([]);
  });
});
