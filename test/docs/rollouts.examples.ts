import { Chart, Duration, Size } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-27';
import {
  Analysis,
  Application,
  Autoscaling,
  Color,
  Folder,
  GatewayEdge,
  Identity,
  Image,
  Port,
  Probe,
  Resources,
  Rollout,
  StatefulService,
  StatelessService,
} from '../../constructs';

const image = Image.parse('registry.example.com/shop/web:1.0.0');
const resources = Resources.parse({ cpu: '100m', memory: '128Mi' });
const application = Application.of({
  image,
  user: 10001,
  ports: [Port.http(8080)],
  probes: { readiness: Probe.http('/ready') },
});
const sizing = { resources, autoscaling: Autoscaling.of({ minReplicas: 3, maxReplicas: 12, cpu: 60 }) };
const dataPlane = Identity.foreign({ name: 'envoy', namespace: 'envoy-gateway-system' });
const edge = { host: 'shop.example.com', gatewayClassName: 'envoy', issuer: 'public', dataPlane };
const claims = [{ name: 'data', path: '/data', size: Size.gibibytes(10) }];

/** The examples of docs/rollouts.md, as charts: what stands between the marks is what the page shows. */
export const EXAMPLES: readonly (new (...props: ConstructorParameters<typeof Chart>) => Chart)[] = [
  class Rolling extends Chart {
    constructor(...props: ConstructorParameters<typeof Chart>) {
      super(...props);
      // page
      new StatelessService(this, 'web', {
        application,
        sizing,
        rollout: Rollout.rolling({ maxSurge: PercentOrAbsolute.percent(50), minReady: Duration.seconds(10) }),
      });
      // end
    }
  },
  class BlueGreen extends Chart {
    constructor(...props: ConstructorParameters<typeof Chart>) {
      super(...props);
      // page
      new StatelessService(this, 'web', {
        application,
        sizing,
        rollout: Rollout.blueGreen({
          active: Color.BLUE,
          green: Image.parse('registry.example.com/shop/web:2.0.0'),
        }),
      });
      // end
    }
  },
  class Partitioned extends Chart {
    constructor(...props: ConstructorParameters<typeof Chart>) {
      super(...props);
      const application = keeper();
      // page
      new StatefulService(this, 'ledger', {
        application,
        sizing: { resources, replicas: 3 },
        claims,
        rollout: Rollout.partitioned({ partition: 2 }),
      });
      // end
    }
  },
  class ArgoBlueGreen extends Chart {
    constructor(...props: ConstructorParameters<typeof Chart>) {
      super(...props);
      // page
      new StatelessService(this, 'web', {
        application,
        sizing,
        rollout: Rollout.argoBlueGreen({
          autoPromotion: Duration.minutes(10),
          previewReplicas: 1,
          analysis: Analysis.prometheus({
            address: 'http://prometheus.monitoring.svc:9090',
            query: 'sum(rate(http_requests_total{code=~"5..",pod=~"web-{{args.hash}}-.*"}[2m]))',
            successCondition: 'len(result) == 0 || result[0] < 0.1',
          }),
        }),
      });
      // end
    }
  },
  class ArgoCanary extends Chart {
    constructor(...props: ConstructorParameters<typeof Chart>) {
      super(...props);
      // page
      const web = new StatelessService(this, 'web', {
        application,
        sizing,
        rollout: Rollout.argoCanary({
          steps: [{ weight: 5, pause: Duration.minutes(5) }, { weight: 50 }],
          route: 'shop',
        }),
      });
      new GatewayEdge(this, 'shop', { ...edge, backend: web.endpoint });
      // end
    }
  },
  class GracefulEnd extends Chart {
    constructor(...props: ConstructorParameters<typeof Chart>) {
      super(...props);
      const probes = { readiness: Probe.http('/ready') };
      // page
      const application = Application.of({
        image,
        user: 10001,
        ports: [Port.http(8080)],
        probes,
        pause: Duration.seconds(15), // until every load balancer has forgotten the pod
        drain: Duration.seconds(60), // the longest request
      });
      // end
      new StatelessService(this, 'web', { application, sizing });
    }
  },
];

function keeper(): Application {
  return Application.of({ ...application._props, folders: [Folder.persistent('/data')] });
}
