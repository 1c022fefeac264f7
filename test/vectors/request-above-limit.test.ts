import { Image, Resources, StatelessService } from '../../constructs';
import { find, refusal, server, testChart } from '../constructs/testing';

/** Vector 3 (S2): printed with a memory limit below the request, and an image that floats. */
const PRINTED = { cpu: '500m', memory: '500Mi', cpuLimit: '1', memoryLimit: '256Mi' };
const LATEST = Image.floating('my-app:latest', 'printed so');

function written(resources: Resources) {
  const chart = testChart();
  new StatelessService(chart, 'my-app', {
    application: server({ image: LATEST }),
    labels: { app: 'my-app' },
    sizing: { replicas: 3, resources },
  });
  return chart;
}

test('as printed it is refused, naming container, resource and both values', () => {
  const { code, place, expected, got } = refusal(() => written(Resources.parse(PRINTED)));
  expect({ code, place }).toEqual({ code: 'REQUEST_ABOVE_LIMIT', place: 'test/my-app' });
  expect(expected).toBe('container "my-app" must request no more memory than its limit 256Mi');
  expect(got).toBe('500Mi');
});

test('latest is refused, unless the image is said to float, with a reason', () => {
  expect(refusal(() => Image.parse('my-app:latest'))).toMatchObject({ code: 'IMAGE_FLOATING', got: '"my-app:latest"' });
  expect(refusal(() => Image.floating('my-app:latest', '')).code).toBe('REASON_MISSING');
  expect(LATEST.reference).toBe('my-app:latest');
});

test('with a limit that holds the request, everything else is as printed', () => {
  const chart = written(Resources.parse({ ...PRINTED, memoryLimit: '512Mi' }));
  expect(find(chart, 'Deployment', 'my-app')).toMatchObject({
    metadata: { name: 'my-app' },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: 'my-app' } },
      template: {
        metadata: { labels: { app: 'my-app' }, annotations: { 'cdk8s-commerce/floating-image': 'printed so' } },
        spec: {
          containers: [
            {
              name: 'my-app',
              image: 'my-app:latest',
              resources: { requests: { cpu: '500m', memory: '500Mi' }, limits: { cpu: '1', memory: '512Mi' } },
            },
          ],
        },
      },
    },
  });
});
