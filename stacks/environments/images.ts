/** Which image plays which part: change one line to bring your own. */
export interface Images {
  readonly storefront: string;
  readonly catalog: string;
  readonly cart: string;
  readonly checkout: string;
  readonly orders: string;
  readonly logistics: string;
  /** Payment gateway, channels, vault, settlement, reconciliation. */
  readonly payment: string;
  readonly journal: string;
  readonly agent: string;
  readonly postgresql: string;
  /** PostgreSQL as CloudNativePG wants it. */
  readonly postgresqlOperated: string;
  readonly redis: string;
  readonly rabbitmq: string;
  readonly dynamodb: string;
}

const RETAIL = 'public.ecr.aws/aws-containers/retail-store-sample';

/** The images that the platform ships with. */
export const IMAGES: Images = {
  storefront: `${RETAIL}-ui:1.6.2`,
  catalog: `${RETAIL}-catalog:1.6.2`,
  cart: `${RETAIL}-cart:1.6.2`,
  checkout: `${RETAIL}-checkout:1.6.2`,
  orders: `${RETAIL}-orders:1.6.2`,
  logistics:
    'us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo/shippingservice:v0.10.6@sha256:8527bafff8c8776e345f2dca0641f6e8595b053ce67f9a5af66f5a85d9eaca9d',
  payment: 'ghcr.io/stefanprodan/podinfo:6.14.1',
  journal: 'docker.io/library/busybox:1.38.0@sha256:fd8d9aa63ba2f0982b5304e1ee8d3b90a210bc1ffb5314d980eb6962f1a9715d',
  agent: 'docker.io/otel/opentelemetry-collector-contrib:0.159.0',
  postgresql: 'docker.io/library/postgres:17.11-bookworm',
  postgresqlOperated: 'ghcr.io/cloudnative-pg/postgresql:17.11',
  redis: 'docker.io/library/redis:7.4.11-bookworm',
  rabbitmq: 'docker.io/library/rabbitmq:4.2.9',
  dynamodb: 'public.ecr.aws/aws-dynamodb-local/aws-dynamodb-local:1.25.1',
};
