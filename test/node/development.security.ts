import { securityOf, unprivileged, writtenPods } from './expectations';
import { StubState } from './harness';
import { KubernetesObject } from './objects';
import { Running, workloadName } from './running';

/** As whom the programs of the development environment run, and what the kernel lets them do. */
export function securityTests(written: readonly KubernetesObject[], running: () => Running): void {
  it('runs each program as the user that is written, without any privilege', async () => {
    const specs = writtenPods(written);
    for (const pod of await running().pods()) {
      const spec = specs.get(workloadName(pod)) ?? { containers: [] };
      expect([workloadName(pod), securityOf(pod.spec)]).toEqual([workloadName(pod), securityOf(spec)]);
    }
    const containers = await running().containers();
    const states = await running().ask<StubState>(containers, 'state');
    for (const { name, container, pod } of containers) {
      expect([name, states.get(name)?.process]).toEqual([name, unprivileged(container, pod.spec)]);
    }
  });

  it('runs the node agent alone as root, once on the node, with the reason beside it', async () => {
    const containers = await running().containers();
    const states = await running().ask<StubState>(containers, 'state');
    const root = containers.filter(({ name }) => states.get(name)?.process.Uid === '0');
    expect(root.map(({ name }) => name)).toEqual(['agents/node-agent/node-agent']);
    expect(root.map(({ pod }) => pod.metadata.annotations?.['cdk8s-commerce/root'])).toEqual([
      'the logs of the pods are readable by root alone',
    ]);
  });
}
