import { Chart, Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { PRIORITY } from './priority';
import type { Environment } from '../environments/environment';
import { spanMesh } from '../mesh';
import { Parts } from '../parts';
import { Application, Binding, Connection, Resources, SmokeTest, type Endpoint, type Image } from '../../constructs';

/** What `helm test` asks: whether the storefront answers with the catalog's products. */
export class ShopTest extends Chart {
  constructor(scope: Construct, id: string, environment: Environment, storefront: Endpoint) {
    super(scope, id, { namespace: 'edge' });
    spanMesh(this, environment);
    const parts = new Parts(environment);
    new SmokeTest(this, 'smoke-test', {
      application: catalogPage(parts.image('journal')),
      resources: Resources.parse({ cpu: '10m', memory: '16Mi', cpuLimit: '100m', memoryLimit: '32Mi' }),
      roles: { shop: Connection.to(storefront) },
      placement: { priorityClassName: PRIORITY.commerce },
      deadline: Duration.minutes(3),
      retries: 2,
    });
  }
}

/** Asks for the page that the storefront makes of the catalog's answer. */
function catalogPage(image: Image): Application {
  return Application.of({
    image,
    user: 10001,
    command: ['sh', '-c', 'wget -q -T 20 -O /dev/null "$CATALOG_PAGE"'],
    variables: { CATALOG_PAGE: Binding.url('shop', { path: '/catalog' }) },
  });
}
