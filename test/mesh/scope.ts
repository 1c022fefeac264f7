import { inNamespace, matches, type Labels, type MeshPods } from './objects';
import type { Manifest } from '../stacks/manifests';

interface Scope {
  readonly workloadSelector?: { readonly labels?: Labels };
  readonly egress?: readonly { readonly hosts: readonly string[]; readonly port?: object }[];
  readonly outboundTrafficPolicy?: { readonly mode: string };
}

interface Entry {
  readonly hosts: readonly string[];
  readonly addresses?: readonly string[];
  readonly ports: readonly { readonly number: number; readonly protocol: string }[];
  readonly exportTo?: readonly string[];
}

/** What the sidecars of a client know, by the one Sidecar that selects them. */
export class ClientScope {
  /** Refuses two Sidecars for the same pods: Istio takes either. */
  public static of(objects: readonly Manifest[], client: MeshPods): ClientScope {
    const found = inNamespace(objects, 'Sidecar', client.namespace)
      .map(({ spec }) => spec as Scope)
      .filter(({ workloadSelector }) => matches(workloadSelector?.labels, client.labels));
    if (found.length > 1) throw new Error(`two Sidecars for ${client.name}`);
    return new ClientScope(client.namespace, found[0], objects);
  }

  private constructor(
    private readonly namespace: string,
    private readonly scope: Scope | undefined,
    private readonly objects: readonly Manifest[],
  ) {}

  /** Whether what nobody declared is passed on all the same: Istio's default. */
  public get passesOn(): boolean {
    return this.scope?.outboundTrafficPolicy?.mode !== 'REGISTRY_ONLY';
  }

  /** Whether it knows a Service of a namespace. */
  public knows(namespace: string, host: string): boolean {
    return this.hosts === undefined || this.hosts.some((pattern) => isHost(pattern, this.namespace, namespace, host));
  }

  /** Hosts that it is told, as they stand; nothing where it is told of all. */
  public get hosts(): readonly string[] | undefined {
    return this.scope?.egress?.flatMap(({ hosts, port }) => {
      if (port !== undefined) throw new Error('a listener of one port, which nobody evaluates');
      return hosts;
    });
  }

  /** Outside addresses: `host:port protocol`, with the ranges that tell them apart. */
  public get outside(): string[] {
    return this.objects
      .filter(({ kind }) => kind === 'ServiceEntry')
      .flatMap(({ metadata: { namespace = '' }, spec }) => {
        const { hosts, ports, addresses = [], exportTo = ['*'] } = spec as Entry;
        const exported = exportTo.includes('*') || (exportTo.includes('.') && namespace === this.namespace);
        return hosts
          .filter((host) => exported && this.knows(namespace, host))
          .flatMap((host) => ports.map(({ number, protocol }) => [host, `:${number} ${protocol}`, addresses] as const));
      })
      .map(([host, port, addresses]) => [`${host}${port}`, ...addresses].join(' '));
  }
}

function isHost(pattern: string, own: string, namespace: string, host: string): boolean {
  const [where = '', name = ''] = pattern.split('/');
  const inNamespace = where === '*' || where === namespace || (where === '.' && namespace === own);
  return inNamespace && (name === '*' || name === host || (name.startsWith('*.') && host.endsWith(name.slice(1))));
}
