import { helm, refused, rendered, title, Folders, type Rendered } from './helm';
import { finished } from '../constructs/testing';
import { financialPayment, monitoredApp, printedChart } from '../vectors/charts';

const folders = new Folders();
afterAll(() => folders.remove());

describe.each([
  ['financial-payment', financialPayment],
  ['my-app', monitoredApp],
])('the chart of %s', (name, objects) => {
  const chart = folders.write(printedChart(name, objects()));
  const all = (...args: string[]): string => JSON.stringify(rendered(chart, ...args));

  test('helm lint finds nothing, strictly', () => {
    expect(helm(['lint', '--strict', '--kube-version', '1.30.0', chart])).toMatchObject({ succeeded: true });
  });

  test('with its defaults it is the objects', () => {
    const expected = finished(objects()) as readonly unknown[] as Rendered[];
    const byName = (list: readonly Rendered[]) => [...list].sort((a, b) => (title(a) < title(b) ? -1 : 1));
    expect(byName(rendered(chart))).toEqual(byName(expected));
  });

  test('another name is in the names, labels and selectors of all objects, and nothing keeps the old one', () => {
    const text = all('--set', 'name=ledger');
    const spared = [
      `"image":"${name}:1.0.0"`,
      '"namespace":"my-app"',
      '"matchNames":["my-app"]',
      '{"name":"my-app","rules"',
    ];
    const rest = spared.reduce(
      (left, part) => left.replaceAll(part, ''),
      text.replaceAll('"kubernetes.io/metadata.name":"my-app"', ''),
    );
    expect(rest).not.toContain(name);
    expect(rendered(chart, '--set', 'name=ledger').map(title)).toContain(
      `Deployment ${name === 'my-app' ? 'my-app' : 'shop'}/ledger`,
    );
  });

  test('another port is in the container, the Service and the way in, and nothing keeps the old one', () => {
    expect(all()).toContain('8080');
    expect(all('--set', 'port=9000')).not.toContain('8080');
  });

  test('helm refuses a name that Services cannot have, and a port that is none', () => {
    expect(refused(chart, '--set', 'name=1st')).toContain("at '/name': '1st' does not match pattern");
    expect(refused(chart, '--set', 'port=70000')).toContain("at '/port': maximum");
  });
});
