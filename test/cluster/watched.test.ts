import { onControlPlane } from './on-control-plane';
import { blueGreen } from './watch/blue-green';
import { drains } from './watch/drains';
import { losses } from './watch/losses';
import { WatchedPlatform } from './watch/platform';
import { update } from './watch/update';

/**
 * One platform for all of it, in an order that leaves it whole: after each part everything is available again. What a
 * test expects is looked for in broken copies, too, which lack one property each: there it must be seen to fail.
 */
onControlPlane('production, watched event by event', () => {
  const platform = new WatchedPlatform();

  beforeAll(() => platform.start());
  afterAll(() => platform.stop());

  it('promises three replicas of everything, spread over the zones, with a budget where it serves', () => {
    expect(platform.plans.length).toBeGreaterThan(10);
    const weak = platform.plans.filter(({ replicas, zone, drain }) => replicas < 3 || zone < 1 || drain < replicas - 1);
    expect(weak.map(({ workload }) => workload)).toEqual(
      ['card', 'mobile', 'wallet', 'gateway'].map((name) => `Deployment/payments/payment-${name}-green`),
    );
  });

  losses(platform);
  drains(platform);
  update(platform);
  blueGreen(platform);
});
