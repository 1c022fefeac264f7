import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { answerTo } from './metrics-answers';
import type { MetricsSource } from './metrics-source';

/** Answers as metrics-server and prometheus-adapter do, over TLS, with figures of the test's own. */
export class MetricsServer {
  /** Starts it on a free port of this machine. */
  public static async start(source: MetricsSource): Promise<MetricsServer> {
    const pem = selfSigned();
    const server = createServer({ key: pem, cert: pem }, (request, response) => void answer(source, request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new MetricsServer(server);
  }

  private constructor(private readonly server: Server) {}

  public get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  public async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}

/** A key and a certificate that nobody vouches for: the API server is told to take any. */
function selfSigned(): string {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', '-'];
  const args = ['req', '-x509', ...key, '-subj', '/CN=localhost', '-days', '2'];
  return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

async function answer(source: MetricsSource, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, body } = await statusOf(source, new URL(request.url ?? '/', 'https://localhost'));
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

async function statusOf(source: MetricsSource, url: URL): Promise<{ status: number; body: object }> {
  try {
    const body = await answerTo(source, url);
    return body === undefined ? failure(404, 'nothing is served there') : { status: 200, body };
  } catch (error) {
    return failure(500, String(error));
  }
}

function failure(status: number, message: string): { status: number; body: object } {
  return { status, body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: status, message } };
}
