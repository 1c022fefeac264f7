import { Chart, Duration } from 'cdk8s';
import {
  HelmChart,
  Image,
  Port,
  PrometheusRule,
  Resources,
  ServiceMonitor,
  Severity,
  StatelessService,
  ValuesLayout,
} from '../../constructs';
import { server, testChart } from '../constructs/testing';

const RESOURCES = Resources.parse({ cpu: '100m', memory: '128Mi' });

/** The objects of vector 2 (S1). */
export function financialPayment(): Chart {
  const chart = testChart();
  new StatelessService(chart, 'financial-payment', {
    application: server({ image: Image.parse('financial-payment:1.0.0'), ports: [Port.http(8080)] }),
    labels: { app: 'financial-payment' },
    sizing: { replicas: 3, resources: RESOURCES },
  });
  return chart;
}

/** The objects of vector 4 (S3). */
export function monitoredApp(): Chart {
  const chart = testChart('my-app');
  const labels = { app: 'my-app' };
  new StatelessService(chart, 'my-app', {
    application: server({ image: Image.parse('my-app:1.0.0'), ports: [Port.http(8080)], metrics: { port: 'http' } }),
    labels,
    sizing: { replicas: 3, resources: RESOURCES },
  });
  new ServiceMonitor(chart, 'monitor', {
    name: 'my-app',
    labels: { release: 'my-app' },
    namespaces: ['my-app'],
    selector: labels,
    port: 'http',
  });
  new PrometheusRule(chart, 'alerts', {
    name: 'my-app',
    alerts: [
      {
        alert: 'MyAppAlert',
        expr: 'my_app_metric > 100',
        after: Duration.minutes(5),
        severity: Severity.WARNING,
        summary: 'MyApp Alert',
        description: 'MyApp metric is above 100',
      },
    ],
  });
  return chart;
}

/** Either as a Helm chart, with the printed facts. */
export function printedChart(name: string, chart: Chart): HelmChart {
  return HelmChart.of({
    name,
    version: '0.1.0',
    appVersion: '1.0.0',
    description: 'A Helm chart for Kubernetes',
    charts: [chart],
    values: ValuesLayout.SINGLE,
  });
}
