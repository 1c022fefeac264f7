import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { finishCharts } from '../../constructs/helm/finished-charts';
import { boutiqueShipping } from '../../stacks/applications/online-boutique';
import { production } from '../../stacks/environments/production';
import { Parts } from '../../stacks/parts';
import { Broker, Logistics, SecretRef } from '../../constructs';

/** The objects of a logistics component below a path of constructs. */
function logisticsBelow(...path: string[]): unknown {
  const app = new App();
  const chart = new Chart(app, path.join('-') || 'chart', { namespace: 'commerce' });
  const scope = path.reduce<Construct>((parent, id) => new Construct(parent, id), chart);
  const parts = new Parts(production);
  const broker = Broker.managed({
    host: 'broker.example.com',
    cidrs: ['10.0.0.0/24'],
    secret: SecretRef.of({ name: 'broker', keys: ['username', 'password'], version: '1' }),
  });
  new Logistics(scope, 'logistics', {
    ...parts.component('logistics', boutiqueShipping(parts.image('logistics'))),
    broker,
  });
  return finishCharts(app.charts, []).charts.map(({ text }) => text);
}

test('moving a construct changes no byte of its objects: no name, no selector', () => {
  expect(logisticsBelow('somewhere', 'else', 'entirely')).toEqual(logisticsBelow());
});
