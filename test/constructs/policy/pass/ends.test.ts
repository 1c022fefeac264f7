import { StatelessService } from '../../../../constructs';
import { endIssues } from '../../../../constructs/policy/pass/ends';
import type { FinishedObject } from '../../../../constructs/policy/pass/objects';
import { finished, RESOURCES, server, testChart } from '../../testing';

const LABELS = { app: 'web' };
const SLEEP = { lifecycle: { preStop: { sleep: { seconds: 5 } } } };

function object(kind: string, spec: object, namespace = 'shop'): FinishedObject {
  return { apiVersion: 'v1', kind, metadata: { name: 'web', namespace }, spec: { ...spec } };
}

/** Pods of somebody else, with a container that listens on 8080. */
function pods(container: object = {}, spec: object = {}, kind = 'Deployment'): FinishedObject {
  const containers = [{ name: 'main', ports: [{ name: 'http', containerPort: 8080 }], ...container }];
  return object(kind, { template: { metadata: { labels: LABELS }, spec: { containers, ...spec } } });
}

const service = (targetPort: number | string = 8080, selector: object = LABELS, namespace = 'shop') =>
  object('Service', { selector, ports: [{ port: 80, targetPort }] }, namespace);

test('pods of this library end gracefully', () => {
  const chart = testChart();
  new StatelessService(chart, 'web', { application: server(), sizing: { resources: RESOURCES } });
  expect(endIssues(finished(chart) as readonly FinishedObject[])).toEqual([]);
});

test.each(['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout'])('a %s behind a Service must wait', (kind) => {
  expect(endIssues([pods({}, {}, kind), service()])).toEqual([
    {
      code: 'PRE_STOP_MISSING',
      place: `${kind} shop/web`,
      expected: 'container "main", which a Service sends requests to, must wait before it stops',
      got: 'no preStop',
      example: 'lifecycle: { preStop: { sleep: { seconds: 5 } } }',
    },
  ]);
});

test('so must one whose port the Service calls by name', () => {
  expect(endIssues([pods(), service('http')])).toMatchObject([{ code: 'PRE_STOP_MISSING' }]);
});

test('whatever it runs for that will do, as long as the pod is not killed in the midst of it', () => {
  expect(endIssues([pods({ lifecycle: { preStop: { exec: { command: ['leave'] } } } }), service()])).toEqual([]);
  expect(endIssues([pods(SLEEP), service()])).toEqual([]);
  expect(endIssues([pods(SLEEP, { terminationGracePeriodSeconds: 10 }), service()])).toEqual([]);
  expect(endIssues([pods(SLEEP, { terminationGracePeriodSeconds: 9 }), service()])).toMatchObject([
    { code: 'GRACE_TOO_SHORT', place: 'Deployment shop/web', got: '9' },
  ]);
  const long = { lifecycle: { preStop: { sleep: { seconds: 26 } } } };
  expect(endIssues([pods(long), service()])).toMatchObject([{ code: 'GRACE_TOO_SHORT', got: '30' }]);
});

test('nobody waits for nobody: other pods, other ports, other namespaces, what runs to its end', () => {
  expect(endIssues([pods()])).toEqual([]);
  expect(endIssues([pods(), service(9090)])).toEqual([]);
  expect(endIssues([pods(), service(8080, { app: 'other' })])).toEqual([]);
  expect(endIssues([pods(), service(8080, LABELS, 'other')])).toEqual([]);
  expect(endIssues([pods({}, {}, 'Job'), service()])).toEqual([]);
});
