import { App, Chart, Size } from 'cdk8s';
import {
  Cart,
  Connection,
  EmbeddedDurableStore,
  GatewayEdge,
  Identity,
  Image,
  Logistics,
  PolicyPass,
  ProductCatalog,
  Resources,
  SecretRef,
  StatelessService,
  Worker,
  Zone,
  ZoneQuota,
  type Application,
  type ComponentProps,
  type Endpoint,
  type ResourceQuantities,
} from 'cdk8s-commerce';
import type { Construct } from 'constructs';
import * as boutique from './applications';

const REDIS = Image.parse('docker.io/library/redis:7.4.11-bookworm');
const SMALL = { cpu: '100m', memory: '64Mi', cpuLimit: '200m', memoryLimit: '128Mi' };
const CART_SECRET = SecretRef.of({ name: 'redis-cart', keys: ['password'], version: '1' });

/** Who may ask for a payment: known before the checkout is. */
const CHECKOUT = Identity.of({ name: 'checkoutservice', namespace: 'shop' });

/** Three namespaces. In the guarded one services list their clients. */
class Zones extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new Zone(this, 'edge', { quota: ZoneQuota.of({ cpu: '2', memory: '2Gi', pods: 10 }) });
    new Zone(this, 'shop', { quota: ZoneQuota.of({ cpu: '6', memory: '8Gi', pods: 40 }) });
    new Zone(this, 'payment', { quota: ZoneQuota.of({ cpu: '1', memory: '1Gi', pods: 5 }), guarded: true });
  }
}

/** The payment, behind the checkout alone. Its image logs what it is sent: see the README. */
class Payment extends Chart {
  public readonly endpoint: Endpoint;

  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'payment' });
    this.endpoint = new StatelessService(this, 'paymentservice', {
      ...part(boutique.payment(), SMALL),
      clients: [CHECKOUT],
      labels: { 'card-data': 'logged' },
    }).endpoint;
  }
}

/** What stands behind the frontend, and what the frontend needs of it. */
class Shop extends Chart {
  public readonly roles: { readonly [role: string]: Connection };

  constructor(scope: Construct, id: string, payment: Endpoint) {
    super(scope, id, { namespace: 'shop' });
    const service = (name: string, component: ComponentProps, roles: { [role: string]: Connection } = {}) =>
      Connection.to(new StatelessService(this, name, { ...component, roles }).endpoint);

    const store = new EmbeddedDurableStore(this, 'redis-cart', {
      image: REDIS,
      resources: Resources.parse({ cpu: '70m', memory: '200Mi', cpuLimit: '125m', memoryLimit: '256Mi' }),
      secret: CART_SECRET,
      storage: Size.gibibytes(1),
    }).store;
    const cart = Connection.to(
      new Cart(this, 'cartservice', {
        ...part(boutique.cart(), { ...SMALL, cpu: '200m', cpuLimit: '300m' }),
        redis: store,
      }).endpoint,
    );
    const catalog = Connection.to(
      new ProductCatalog(this, 'productcatalogservice', part(boutique.catalog(), SMALL)).endpoint,
    );
    const shipping = Connection.to(new Logistics(this, 'shippingservice', part(boutique.shipping(), SMALL)).endpoint);
    const currency = service('currencyservice', part(boutique.currency(), SMALL));
    const email = service('emailservice', part(boutique.email(), SMALL));
    const ad = service(
      'adservice',
      part(boutique.ad(), { cpu: '200m', memory: '180Mi', cpuLimit: '300m', memoryLimit: '300Mi' }),
    );
    const recommendation = service(
      'recommendationservice',
      part(boutique.recommendation(), { ...SMALL, memory: '220Mi', memoryLimit: '450Mi' }),
      { catalog },
    );
    const checkout = service(CHECKOUT.name, part(boutique.checkout(), SMALL), {
      catalog,
      shipping,
      payment: Connection.to(payment),
      email,
      currency,
      cart,
    });
    this.roles = { catalog, currency, cart, recommendation, shipping, checkout, ad };
  }
}

/** What customers see, the way to it, and ten customers who never sleep. */
class Edge extends Chart {
  constructor(scope: Construct, id: string, shop: Shop) {
    super(scope, id, { namespace: 'edge' });
    const frontend = new StatelessService(this, 'frontend', {
      ...part(boutique.frontend(), SMALL),
      roles: { ...shop.roles },
    });
    new GatewayEdge(this, 'boutique', {
      host: 'boutique.example.com',
      backend: frontend.endpoint,
      gatewayClassName: 'envoy',
      issuer: 'public',
      dataPlane: Identity.foreign({ name: 'envoy', namespace: 'envoy-gateway-system' }),
    });
    new Worker(this, 'loadgenerator', {
      application: boutique.loadGenerator(),
      sizing: {
        resources: Resources.parse({ cpu: '300m', memory: '256Mi', cpuLimit: '500m', memoryLimit: '512Mi' }),
      },
      roles: { frontend: Connection.to(frontend.endpoint) },
    });
  }
}

/** Two replicas of a program. */
function part(application: Application, resources: ResourceQuantities): ComponentProps {
  return { application, sizing: { replicas: 2, resources: Resources.parse(resources) } };
}

const app = new App();
PolicyPass.attachTo(app);
new Zones(app, '10-zones');
const payment = new Payment(app, '20-payment');
const shop = new Shop(app, '30-shop', payment.endpoint);
new Edge(app, '40-edge', shop);
app.synth();
