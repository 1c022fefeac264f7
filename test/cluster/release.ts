import { parseAllDocuments } from 'yaml';
import { renderManifests } from '../../src/render';
import type { Environment } from '../../stacks/environments/environment';

/** An object as it stands in a manifest. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: unknown;
}

/** The manifests of one environment, as this tree renders them. */
export class Release {
  /** What is given to kubectl: all files, in the order in which they are applied. */
  public readonly text: string;
  /** The same as objects. */
  public readonly objects: readonly Manifest[];

  constructor(environment: Environment) {
    this.text = renderManifests(environment)
      .map(({ text }) => text)
      .join('---\n');
    this.objects = parseAllDocuments(this.text).map((document) => document.toJS() as Manifest);
  }

  /** The names of its namespaces. */
  public get namespaces(): string[] {
    return this.objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
  }

  /** The namespaces and what lies in none. */
  public get clusterScoped(): Manifest[] {
    return this.objects.filter(({ metadata }) => metadata.namespace === undefined);
  }

  /** What an uninstall removes: all that is not marked to be kept, the last first. */
  public get removable(): Manifest[] {
    const kept = ({ metadata }: Manifest): boolean => metadata.annotations?.['helm.sh/resource-policy'] === 'keep';
    return this.objects.filter((object) => !kept(object)).reverse();
  }
}

/** Objects as kubectl reads them from its standard input. */
export function asList(objects: readonly object[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
}
