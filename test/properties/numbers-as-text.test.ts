import { plainYaml } from '../../constructs/helm/plain-yaml';

/* Go's YAML leaves underscores out of what it takes for a number; the YAML of these tests does not, so this is said apart. */
test.each(['3_e_-6', '1_000', '0_x1F', '0b1_0', '0_7', '_1.5', '1_.'])('%s is text', (text) => {
  expect(plainYaml([{ label: text }])).toContain(`label: "${text}"`);
});

test.each(['a_1', '1_a', '_', 'e_1'])('%s needs no quotes', (text) => {
  expect(plainYaml([{ label: text }])).toContain(`label: ${text}\n`);
});
