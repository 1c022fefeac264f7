import { OwnNodes } from '../../../constructs';
import { refusal } from '../testing';

test('taint and label are one', () => {
  const nodes = OwnNodes.of({ key: 'example.com/pool', value: 'cards' });
  expect([nodes.key, nodes.value, nodes.text]).toEqual(['example.com/pool', 'cards', 'example.com/pool=cards']);
});

test.each([
  [{ key: 'pci zone', value: 'cde' }, 'LABEL_INVALID', '"pci zone"'],
  [{ key: 'pci-zone', value: "cde' || true" }, 'LABEL_INVALID', '|| true'],
  [{ key: 'pci-zone', value: '' }, 'VALUE_INVALID', '""'],
])('fails when it is %j', (props, code, got) => {
  const found = refusal(() => OwnNodes.of(props));
  expect([found.code, found.place]).toEqual([code, 'OwnNodes']);
  expect(found.got).toContain(got);
});
