import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { renderEnvironment } from '../../src/render';
import { replaceFolder } from '../../src/write';
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

/** The manifests of one environment as this tree renders them, in a folder of their own. */
export class Release {
  /** In the order in which they are applied. */
  public readonly objects: readonly Manifest[];
  /** The folder that is given to kubectl. */
  public readonly manifests: string;
  private readonly folder = mkdtempSync(join(tmpdir(), 'commerce-cluster-'));

  constructor(environment: Environment) {
    const files = renderEnvironment(environment);
    this.objects = files.flatMap(({ text }) => parseAllDocuments(text).map((document) => document.toJS() as Manifest));
    replaceFolder(join(this.folder, environment.name), files);
    this.manifests = join(this.folder, environment.name, 'manifests');
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

  /** Removes the folder. */
  public discard(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Objects as kubectl reads them from its standard input. */
export function asList(objects: readonly object[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
}
