import { allowance, ALLOWED, type Allowance } from './allowed';
import { scan } from './scan';
import { LEFT_OUT, synthesised, terraform, tracked, type Text } from './written';

const GROUPS: { readonly [group: string]: Text[] } = {
  'what synth writes': synthesised(),
  'what is written for Terraform': terraform(),
  'the repository': tracked(),
};

const used = new Set<Allowance>();

/** What is found in texts and not allowed, one line each. */
function findings(texts: readonly Text[]): string[] {
  return texts.flatMap(({ place, text }) =>
    scan(text).flatMap((finding) => {
      const allowed = allowance(finding, place);
      if (allowed !== undefined) {
        used.add(allowed);
        return [];
      }
      return [`${place}: ${finding.rule}: ${finding.text}`];
    }),
  );
}

test.each(Object.entries(GROUPS))('no value of a secret is in %s', (_group, texts) => {
  expect([...new Set(findings(texts))]).toEqual([]);
});

test('the texts are there: every environment with manifests, values, templates and schema, every stack, every file', () => {
  const places = (group: string) => (GROUPS[group] ?? []).map(({ place }) => place);
  for (const part of ['manifests/10-zones.k8s.yaml', 'chart/values.yaml', 'chart/values.schema.json']) {
    for (const name of ['development', 'staging', 'production', 'gke', 'aks', 'existing', 'minikube']) {
      expect(places('what synth writes')).toContain(`${name}/${part}`);
    }
  }
  expect(places('what synth writes').filter((place) => place.includes('/chart/templates/')).length).toBeGreaterThan(20);
  expect(places('what is written for Terraform')).toContain('production-addons/cdk.tf.json');
  expect(places('what is written for Terraform').length).toBeGreaterThanOrEqual(19);
  expect(places('the repository')).toEqual(
    expect.arrayContaining(['README.md', 'docs/secrets.md', 'examples/python/app.py']),
  );
});

test('what is left out is there, and every allowance is needed', () => {
  Object.values(GROUPS).forEach(findings);
  expect(ALLOWED.filter((one) => !used.has(one)).map(({ reason }) => reason)).toEqual([]);
  expect(Object.keys(LEFT_OUT)).toEqual(['package-lock.json']);
});
