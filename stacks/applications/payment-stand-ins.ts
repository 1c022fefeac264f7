import { Size } from 'cdk8s';
import { Application, Binding, Folder, Image, Port, Probe } from '../../constructs';

/*
 * No public image does the payment parts without logging card numbers, so podinfo 6.14.1 stands in for them until the
 * user names their own. It does not read the variables that bind roles: they show which names an image could read, and
 * the connections behind them are declared and enforced. https://github.com/stefanprodan/podinfo
 */

const STAND_IN = 'podinfo stands in for a payment program of yours: it moves no money and stores no card';

/** Where settlement writes files for reconciliation, and the image keeps what is posted to it. */
export const SETTLEMENT_FOLDER = '/data';

function podinfo(image: Image, data: Folder, variables: { [name: string]: Binding }): Application {
  return Application.of({
    image,
    user: 10001,
    standIn: STAND_IN,
    ports: [Port.http(9898, { servicePort: 80 }), Port.http(9797, { name: 'metrics' })],
    probes: { readiness: Probe.http('/readyz'), liveness: Probe.http('/healthz', { failures: 6 }) },
    metrics: { port: 'metrics', requests: 'http_requests_total' },
    folders: [data],
    variables: {
      PODINFO_PORT: Binding.value('9898'),
      PODINFO_PORT_METRICS: Binding.value('9797'),
      PODINFO_LEVEL: Binding.logLevel('info', ['debug', 'info', 'warn', 'error']),
      ...variables,
    },
  });
}

/** Scratch space for what a stand-in is sent. */
const SCRATCH = Folder.scratch(SETTLEMENT_FOLDER, Size.mebibytes(32));

const DATABASE = {
  DATABASE_ENDPOINT: Binding.hostPort('database'),
  DATABASE_NAME: Binding.attribute('database', 'name'),
  DATABASE_USER: Binding.attribute('database', 'user'),
  DATABASE_PASSWORD: Binding.secret('database', 'password'),
};

const BROKER = {
  BROKER_ENDPOINT: Binding.hostPort('broker'),
  BROKER_USERNAME: Binding.secret('broker', 'username'),
  BROKER_PASSWORD: Binding.secret('broker', 'password'),
};

/** The gateway, with a variable for each channel. */
export function paymentGateway(image: Image): Application {
  return podinfo(image, SCRATCH, {
    ...DATABASE,
    ...BROKER,
    IDEMPOTENCY_ENDPOINT: Binding.hostPort('idempotency'),
    IDEMPOTENCY_PASSWORD: Binding.secret('idempotency', 'password'),
    CHANNEL_CARD_URL: Binding.url('card'),
    CHANNEL_MOBILE_URL: Binding.url('mobile'),
    CHANNEL_WALLET_URL: Binding.url('wallet'),
  });
}

const ACQUIRER = {
  ACQUIRER_URL: Binding.url('acquirer'),
  ACQUIRER_API_KEY: Binding.secret('acquirer', 'api-key'),
};

/** A channel that never sees a card. */
export function paymentChannel(image: Image): Application {
  return podinfo(image, SCRATCH, ACQUIRER);
}

/** The bank card channel, which gives card numbers to the vault and gets tokens. */
export function bankCardChannel(image: Image): Application {
  return podinfo(image, SCRATCH, { ...ACQUIRER, VAULT_URL: Binding.url('vault') });
}

/** The vault; with a key service, it reads where that is. */
export function cardVault(image: Image, keyService = false): Application {
  return podinfo(image, SCRATCH, {
    ...DATABASE,
    VAULT_MASTER_KEY: Binding.secret('key', 'master-key'),
    ...(keyService ? { KMS_ENDPOINT: Binding.hostPort('keyService') } : {}),
  });
}

/** The worker that settles. */
export function paymentSettlement(image: Image): Application {
  return podinfo(image, Folder.persistent(SETTLEMENT_FOLDER), { ...DATABASE, ...BROKER });
}

/** The job that reconciles: it lists the settlement files, for there is nothing yet that could compare them. */
export function paymentReconciliation(image: Image): Application {
  return Application.of({
    image,
    user: 10001,
    standIn: STAND_IN,
    command: ['ls', '-l', SETTLEMENT_FOLDER],
    folders: [Folder.persistent(SETTLEMENT_FOLDER)],
    variables: DATABASE,
  });
}
