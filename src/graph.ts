import { App } from 'cdk8s';
import { OutgoingTraffic, type Endpoint, type Identity } from '../constructs';
import type { Environment } from '../stacks/environments/environment';
import { platform } from '../stacks/platform';

/** One stated connection. */
export interface Edge {
  readonly client: Identity;
  readonly endpoint: Endpoint;
}

/** Every stated connection of an environment, in the order of statement; members of a cluster talking to each other left out. */
export function connections(environment: Environment): Edge[] {
  const app = new App();
  platform(app, environment);
  return app.node
    .findAll()
    .flatMap((construct) => (construct instanceof OutgoingTraffic ? [construct] : []))
    .flatMap(({ client, endpoints }) => endpoints.map((endpoint) => ({ client, endpoint })))
    .filter(({ client, endpoint }) => endpoint.identity?.sameAs(client) !== true);
}

/**
 * The connections as a Mermaid flowchart: one box a zone, one arrow a connection. Zones that handle card data are marked.
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function mermaid(edges: readonly Edge[], cards: readonly string[] = []): string {
  const zones = new Map<string, Map<string, string>>();
  const node = (zone: string, name: string): string => {
    const id = `${zone}_${name}`.replace(/[^a-z0-9]+/gi, '_');
    zones.set(zone, (zones.get(zone) ?? new Map<string, string>()).set(id, name));
    return id;
  };
  const arrows = edges.map(({ client, endpoint }) => {
    const from = node(client.namespace, client.name);
    const to = node(endpoint.identity?.namespace ?? 'outside', endpoint.identity?.name ?? endpoint.host);
    return `  ${from} -->|${endpoint.targetPort}| ${to}`;
  });
  const boxes = [...zones].flatMap(([zone, nodes]) => [
    cards.includes(zone) ? `  subgraph ${zone}["${zone}: card data, in scope of PCI DSS"]` : `  subgraph ${zone}`,
    ...[...nodes].map(([id, name]) => `    ${id}["${name}"]`),
    '  end',
  ]);
  const marks = cards.filter((zone) => zones.has(zone)).map((zone) => `  style ${zone} stroke:#c00,stroke-width:3px`);
  return ['flowchart LR', ...boxes, ...arrows, ...marks].join('\n');
}
