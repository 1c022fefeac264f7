import { Duration } from 'cdk8s';
import { Application, Binding, Image, Port, Probe, type ApplicationProps, type PortOptions } from 'cdk8s-commerce';

/*
 * The images of Online Boutique v0.10.6 as its own manifests run them: user 1000, nothing writable, gRPC with the
 * standard health check. https://github.com/GoogleCloudPlatform/microservices-demo/tree/v0.10.6
 */

type Variables = { readonly [name: string]: Binding };

const REGISTRY = 'us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo';

const DIGESTS = {
  adservice: 'f580c4853e896dd2083f0c270c4b7aa5feda6dd56058a93b87d0c88334a4c07d',
  cartservice: 'b5c29ddb3238474ea8d1842f07004fedeeae47f660627ab111a613a681cd0356',
  checkoutservice: 'ab40699b6d9e45c9a93b5427008f327fbe912465361e2ff7a1a1be7111e36134',
  currencyservice: '7b2f3f804555c926861d67cd22c1b7c9e32d46b81cf1a64dd3089ae424d73be9',
  emailservice: '77fd45d411b3550cbd39e30bda83ed6ea23d87fd6e58e69cf9fa2808e003984d',
  frontend: 'c06df08eccd78568a37292cfbe889df42fac48691b7fb05f2deeba0ae8d669ef',
  paymentservice: '735b6d3255e2c74b0135a95cfc2337987e492f24e163c0bb9a853635876993c4',
  productcatalogservice: 'fb8568ecfc948717eb07746a6ce360fb8e5f906ae8a874cbad666891f0d21790',
  recommendationservice: '5d8321f2d24132889f654f75308e541b0626e6ae0cbacf81b170e5eb0921b415',
  shippingservice: '8527bafff8c8776e345f2dca0641f6e8595b053ce67f9a5af66f5a85d9eaca9d',
};

function image(name: keyof typeof DIGESTS): Image {
  return Image.parse(`${REGISTRY}/${name}:v0.10.6@sha256:${DIGESTS[name]}`);
}

/** A gRPC server that is told its port by `PORT`. */
function grpc(name: keyof typeof DIGESTS, port: number, more: Partial<ApplicationProps> & GrpcProps = {}): Application {
  const { variables, servicePort, ...rest } = more;
  return Application.of({
    image: image(name),
    user: 1000,
    ports: [Port.grpc(port, { servicePort })],
    probes: { readiness: Probe.grpc(), liveness: Probe.grpc('', { failures: 6 }) },
    drain: Duration.seconds(10),
    variables: { PORT: Binding.value(String(port)), ...variables },
    ...rest,
  });
}

interface GrpcProps extends Pick<PortOptions, 'servicePort'> {
  readonly variables?: Variables;
}

const NO_PROFILER = { DISABLE_PROFILER: Binding.value('1') };

/** Role: none. Its products are in the image. */
export function catalog(): Application {
  return grpc('productcatalogservice', 3550, { variables: NO_PROFILER });
}

/** Role: none. */
export function currency(): Application {
  return grpc('currencyservice', 7000, { variables: NO_PROFILER });
}

/** Role: none. */
export function shipping(): Application {
  return grpc('shippingservice', 50051, { variables: NO_PROFILER });
}

/** Role: none. Its Service has another port than its program. */
export function email(): Application {
  return grpc('emailservice', 8080, { servicePort: 5000, variables: NO_PROFILER });
}

/** Role: none. Java: slow to start. */
export function ad(): Application {
  return grpc('adservice', 9555);
}

/** Role: none. */
export function payment(): Application {
  return grpc('paymentservice', 50051, {
    variables: NO_PROFILER,
    standIn: 'writes card numbers and security codes to its log, and moves no money: for demonstrations alone',
  });
}

/** Role: `store`. The address is what StackExchange.Redis reads: the password must hold no comma. */
export function cart(): Application {
  return grpc('cartservice', 7070, {
    variables: {
      REDIS_ENDPOINT: Binding.hostPort('store'),
      REDIS_PASSWORD: Binding.secret('store', 'password'),
      REDIS_ADDR: Binding.value('$(REDIS_ENDPOINT),password=$(REDIS_PASSWORD)'),
    },
  });
}

/** Role: `catalog`. */
export function recommendation(): Application {
  const variables = { ...NO_PROFILER, PRODUCT_CATALOG_SERVICE_ADDR: Binding.hostPort('catalog') };
  return grpc('recommendationservice', 8080, { variables });
}

/** Roles: `catalog`, `shipping`, `payment`, `email`, `currency`, `cart`. */
export function checkout(): Application {
  return grpc('checkoutservice', 5050, {
    variables: {
      PRODUCT_CATALOG_SERVICE_ADDR: Binding.hostPort('catalog'),
      SHIPPING_SERVICE_ADDR: Binding.hostPort('shipping'),
      PAYMENT_SERVICE_ADDR: Binding.hostPort('payment'),
      EMAIL_SERVICE_ADDR: Binding.hostPort('email'),
      CURRENCY_SERVICE_ADDR: Binding.hostPort('currency'),
      CART_SERVICE_ADDR: Binding.hostPort('cart'),
    },
  });
}

/** Roles: `catalog`, `currency`, `cart`, `recommendation`, `shipping`, `checkout`, `ad`. */
export function frontend(): Application {
  return Application.of({
    image: image('frontend'),
    user: 1000,
    ports: [Port.http(8080, { servicePort: 80 })],
    probes: { readiness: Probe.http('/_healthz'), liveness: Probe.http('/_healthz', { failures: 6 }) },
    drain: Duration.seconds(10),
    variables: {
      PORT: Binding.value('8080'),
      ENABLE_PROFILER: Binding.value('0'),
      PRODUCT_CATALOG_SERVICE_ADDR: Binding.hostPort('catalog'),
      CURRENCY_SERVICE_ADDR: Binding.hostPort('currency'),
      CART_SERVICE_ADDR: Binding.hostPort('cart'),
      RECOMMENDATION_SERVICE_ADDR: Binding.hostPort('recommendation'),
      SHIPPING_SERVICE_ADDR: Binding.hostPort('shipping'),
      CHECKOUT_SERVICE_ADDR: Binding.hostPort('checkout'),
      AD_SERVICE_ADDR: Binding.hostPort('ad'),
      // The program does not start without it; the assistant itself is not part of this shop.
      SHOPPING_ASSISTANT_SERVICE_ADDR: Binding.value('shoppingassistantservice:80'),
    },
  });
}

/** Role: `frontend`. Ten customers who look around and buy; no digest of it is known here. */
export function loadGenerator(): Application {
  return Application.of({
    image: Image.parse(`${REGISTRY}/loadgenerator:v0.10.6`),
    user: 1000,
    variables: {
      FRONTEND_ADDR: Binding.hostPort('frontend'),
      USERS: Binding.value('10'),
      RATE: Binding.value('1'),
    },
  });
}
