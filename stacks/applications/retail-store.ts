import { Duration, Size } from 'cdk8s';
import { Application, Binding, Folder, Image, Port, Probe, type ApplicationProps } from '../../constructs';

/*
 * AWS Retail Store Sample 1.6.2. Every part listens on 8080 behind a Service port 80, runs as user 1000 and writes
 * to /tmp alone. https://github.com/aws-containers/retail-store-sample-app
 */

type Shared = 'image' | 'user' | 'userReason' | 'ports' | 'probes' | 'metrics' | 'folders';

/** The images make their folder as a home, which nobody else may enter; the journal reads what orders write. */
const OWN_USER = { user: 1000, userReason: 'its program and files are for its own user alone' };

/** What catalog and checkout, which are no Java, have in common. Checkout has metrics of its process, and counts no requests. */
function plain(image: Image): Pick<ApplicationProps, Shared> {
  return {
    image,
    ...OWN_USER,
    ports: [Port.http(8080, { servicePort: 80 })],
    probes: { readiness: Probe.http('/health'), liveness: Probe.http('/health', { failures: 6 }) },
    metrics: { port: 'http' },
    folders: [Folder.scratch('/tmp', Size.mebibytes(64))],
  };
}

/** What the Java parts have in common. The command is the image's own without its shell, so that SIGTERM arrives. */
function java(image: Image): Omit<ApplicationProps, 'variables'> & { readonly folders: Folder[] } {
  return {
    ...plain(image),
    command: ['java', '-XX:MaxRAMPercentage=75.0', '-Djava.security.egd=file:/dev/urandom', '-jar', '/app/app.jar'],
    probes: {
      startup: Probe.http('/actuator/health/liveness', { period: Duration.seconds(5), failures: 60 }),
      readiness: Probe.http('/actuator/health/readiness'),
      liveness: Probe.http('/actuator/health/liveness', { failures: 6 }),
    },
    metrics: { port: 'http', path: '/actuator/prometheus', requests: 'http_server_requests_seconds_count' },
    folders: [Folder.scratch('/tmp', Size.mebibytes(128))],
  };
}

/** Spring Boot's own variable for how much a program logs. */
const SPRING_LEVEL = { LOGGING_LEVEL_ROOT: Binding.logLevel('info', ['trace', 'debug', 'info', 'warn', 'error']) };

/** `ui`: what customers see. */
export function retailStorefront(image: Image): Application {
  return Application.of({
    ...java(image),
    variables: {
      RETAIL_UI_ENDPOINTS_CATALOG: Binding.url('catalog'),
      RETAIL_UI_ENDPOINTS_CARTS: Binding.url('cart'),
      RETAIL_UI_ENDPOINTS_CHECKOUT: Binding.url('checkout'),
      RETAIL_UI_ENDPOINTS_ORDERS: Binding.url('orders'),
      RETAIL_UI_DISABLE_DEMO_WARNINGS: Binding.value('true'),
      ...SPRING_LEVEL,
    },
  });
}

/** `catalog`: keeps its sample data in memory. It does not read the cache's variable yet. */
export function retailCatalog(image: Image): Application {
  return Application.of({
    ...plain(image),
    metrics: { port: 'http', requests: 'gin_requests_total' },
    variables: {
      PORT: Binding.value('8080'),
      RETAIL_CATALOG_PERSISTENCE_PROVIDER: Binding.value('in-memory'),
      CATALOG_CACHE_ENDPOINT: Binding.hostPort('cache'),
      CATALOG_CACHE_PASSWORD: Binding.secret('cache', 'password'),
    },
  });
}

/** Where the cart's tables are. */
export interface CartTables {
  /** Whether it is DynamoDB Local, in which the cart makes its table itself. */
  readonly local: boolean;
  /** Whether keys in a Secret open them; else the cart's cloud identity does. */
  readonly keys: boolean;
}

/** `cart`: speaks DynamoDB. */
export function retailCart(image: Image, { local, keys }: CartTables): Application {
  return Application.of({
    ...java(image),
    variables: {
      RETAIL_CART_PERSISTENCE_PROVIDER: Binding.value('dynamodb'),
      RETAIL_CART_PERSISTENCE_DYNAMODB_TABLE_NAME: Binding.value('Items'),
      // With the image's own variable it signs for a region of its own choice; the other is the AWS SDK's.
      [local ? 'RETAIL_CART_PERSISTENCE_DYNAMODB_ENDPOINT' : 'AWS_ENDPOINT_URL_DYNAMODB']: Binding.url('store'),
      RETAIL_CART_PERSISTENCE_DYNAMODB_CREATE_TABLE: Binding.value(String(local)),
      AWS_REGION: Binding.attribute('store', 'region'),
      ...(keys
        ? {
            AWS_ACCESS_KEY_ID: Binding.secret('store', 'access-key-id'),
            AWS_SECRET_ACCESS_KEY: Binding.secret('store', 'secret-access-key'),
          }
        : {}),
      ...SPRING_LEVEL,
    },
  });
}

/** `checkout`: keeps sessions in Redis. It does not read the variables of payment and logistics yet. */
export function retailCheckout(image: Image): Application {
  return Application.of({
    ...plain(image),
    variables: {
      RETAIL_CHECKOUT_PERSISTENCE_PROVIDER: Binding.value('redis'),
      SESSIONS_PASSWORD: Binding.secret('sessions', 'password'),
      RETAIL_CHECKOUT_PERSISTENCE_REDIS_URL: Binding.url('sessions', {
        scheme: 'redis',
        passwordVariable: 'SESSIONS_PASSWORD',
      }),
      RETAIL_CHECKOUT_ENDPOINTS_ORDERS: Binding.url('orders'),
      PAYMENT_GATEWAY_URL: Binding.url('payment'),
      LOGISTICS_ENDPOINT: Binding.hostPort('logistics'),
    },
  });
}

/** Where an order replica keeps its access journal: one file, renamed at midnight, a week of them kept. */
export const JOURNAL_FOLDER = '/var/lib/orders';

/** `orders`: PostgreSQL, which it migrates itself, RabbitMQ, and an access journal on the replica's own claim. */
export function retailOrders(image: Image): Application {
  const shared = java(image);
  return Application.of({
    ...shared,
    folders: [...shared.folders, Folder.persistent(JOURNAL_FOLDER)],
    variables: {
      RETAIL_ORDERS_PERSISTENCE_PROVIDER: Binding.value('postgres'),
      RETAIL_ORDERS_PERSISTENCE_ENDPOINT: Binding.hostPort('database'),
      RETAIL_ORDERS_PERSISTENCE_NAME: Binding.attribute('database', 'name'),
      RETAIL_ORDERS_PERSISTENCE_USERNAME: Binding.attribute('database', 'user'),
      RETAIL_ORDERS_PERSISTENCE_PASSWORD: Binding.secret('database', 'password'),
      RETAIL_ORDERS_MESSAGING_PROVIDER: Binding.value('rabbitmq'),
      RETAIL_ORDERS_MESSAGING_RABBITMQ_ADDRESSES: Binding.hostPort('broker'),
      RETAIL_ORDERS_MESSAGING_RABBITMQ_USERNAME: Binding.secret('broker', 'username'),
      RETAIL_ORDERS_MESSAGING_RABBITMQ_PASSWORD: Binding.secret('broker', 'password'),
      SERVER_TOMCAT_ACCESSLOG_ENABLED: Binding.value('true'),
      SERVER_TOMCAT_ACCESSLOG_DIRECTORY: Binding.value(JOURNAL_FOLDER),
      SERVER_TOMCAT_ACCESSLOG_PREFIX: Binding.value('access'),
      SERVER_TOMCAT_ACCESSLOG_SUFFIX: Binding.value('.log'),
      SERVER_TOMCAT_ACCESSLOG_RENAMEONROTATE: Binding.value('true'),
      SERVER_TOMCAT_ACCESSLOG_MAXDAYS: Binding.value('7'),
      ...SPRING_LEVEL,
    },
  });
}

/** Streams an order replica's access journal to its own output, where the node's agent picks it up. */
export function ordersJournal(image: Image): Application {
  return Application.of({
    image,
    ...OWN_USER,
    // The first process of a container hears SIGTERM only if it says so.
    command: ['sh', '-c', `trap 'exit 0' TERM; tail -n 0 -F ${JOURNAL_FOLDER}/access.log & wait $!`],
    folders: [Folder.persistent(JOURNAL_FOLDER)],
    drain: Duration.seconds(5),
  });
}
