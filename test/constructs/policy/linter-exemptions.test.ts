import { ApiObject, App, Chart } from 'cdk8s';
import { HelmChart, LinterExemptions, StatelessService, Zone } from '../../../constructs';
import { ANNOTATION } from '../../../constructs/core/labels';
import { exemptionAnnotations } from '../../../constructs/policy/exemptions/annotations';
import { finished, RESOURCES, server } from '../testing';

function app(): App {
  const made = new App();
  const chart = new Chart(made, 'shop', { namespace: 'shop' });
  new Zone(chart, 'shop');
  new StatelessService(chart, 'web', {
    application: server({ user: 999, userReason: 'its files = its own' }),
    sizing: { resources: RESOURCES, replicas: 2 },
  });
  return made;
}

function annotationsOf(made: App, kind: string): Record<string, string> {
  const [object] = finished(made, kind) as unknown as { metadata: { annotations?: Record<string, string> } }[];
  return object?.metadata.annotations ?? {};
}

test('an object says to each linter which rule is wrong for it, and why, in that linter’s own words', () => {
  const made = app();
  LinterExemptions.addTo(made);
  const spread = 'topology spread constraints keep its replicas on different nodes and in different zones';
  expect(annotationsOf(made, 'Deployment')).toMatchObject({
    'kube-score/ignore':
      'container-image-pull-policy,container-security-context-user-group-id,deployment-has-host-podantiaffinity',
    'cdk8s-commerce/kube-score.deployment-has-host-podantiaffinity': spread,
    'ignore-check.kube-linter.io/no-anti-affinity': spread,
    'polaris.fairwinds.com/missingNetworkPolicy-exempt': 'true',
    'cdk8s-commerce/polaris.missingNetworkPolicy':
      'its zone denies everything both ways, and each connection is a policy of its own',
  });
});

test('Checkov’s are numbered, and an equals sign in a reason does not end the rule’s name', () => {
  const made = app();
  LinterExemptions.addTo(made);
  const skips = Object.entries(annotationsOf(made, 'Deployment')).filter(([key]) => key.startsWith('checkov.io/'));
  expect(skips.map(([key]) => key)).toEqual(skips.map((_, index) => `checkov.io/skip${index + 1}`));
  expect(skips.map(([, value]) => value)).toContain('CKV_K8S_40=its files   its own');
});

test('a chart carries the same', () => {
  const made = app();
  LinterExemptions.addTo(made);
  const { files } = HelmChart.of({
    name: 'shop',
    version: '1.0.0',
    appVersion: '1.0.0',
    description: 'A shop.',
    charts: made.charts,
  });
  expect(files['templates/shop.yaml']).toContain('ignore-check.kube-linter.io/no-anti-affinity: topology spread');
});

test('an object that somebody else wrote has none: its linter is right until its author says otherwise', () => {
  const made = new App();
  const spec = { template: { spec: { containers: [{ name: 'a', image: 'a:1', imagePullPolicy: 'IfNotPresent' }] } } };
  new ApiObject(new Chart(made, 'own'), 'own', { apiVersion: 'apps/v1', kind: 'Deployment', spec });
  LinterExemptions.addTo(made);
  expect(annotationsOf(made, 'Deployment')).toEqual({});
});

test('a low user without a reason is not exempted, nor a zone that denies nothing', () => {
  const made = new App();
  const chart = new Chart(made, 'shop', { namespace: 'shop' });
  new StatelessService(chart, 'web', { application: server({ user: 999 }), sizing: { resources: RESOURCES } });
  LinterExemptions.addTo(made);
  const keys = Object.keys(annotationsOf(made, 'Deployment')).join(' ');
  expect(keys).not.toMatch(/user-group-id|CKV_K8S_40|missingNetworkPolicy/);
  expect(JSON.stringify(finished(made, 'Deployment'))).not.toContain(ANNOTATION.user);
});

test('nothing exempted leaves no annotation', () => {
  expect(exemptionAnnotations([])).toEqual({});
});
