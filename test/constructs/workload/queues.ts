import { Connection, Endpoint, Identity, Protocol } from '../../../constructs';

/** A broker of the cluster, as its clients are given it. */
export const BROKER = Connection.to(
  Endpoint.service({
    service: 'broker',
    port: 5672,
    protocol: Protocol.TCP,
    identity: Identity.foreign({ name: 'broker', namespace: 'payments', labels: { app: 'broker' } }),
  }),
);
