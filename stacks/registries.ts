import { isPresent } from './add-ons/presence';
import { ISTIO_IMAGES } from './add-ons/versions';
import type { AddOnName } from './environments/add-ons';
import type { Environment } from './environments/environment';
import type { Images } from './environments/images';
import { Image } from '../constructs';

/** An image that an add-on puts into pods of the zones. */
interface AddOnImage {
  readonly repository: string;
  /** Whether it runs where cards are handled. */
  readonly guarded: boolean;
  /** Whose it is, for the list of images without a digest. */
  readonly whose?: string;
}

/** Images that add-ons bring, beside the platform's own. */
const OF_ADD_ONS: { readonly [name in AddOnName]?: AddOnImage } = {
  // The instances begin with a program that lies in the operator's own image.
  'cloudnative-pg': { repository: 'ghcr.io/cloudnative-pg/cloudnative-pg', guarded: true },
  // Answers for the shop's host while its certificate is made, where the issuer proves ownership by HTTP.
  'cert-manager': { repository: 'quay.io/jetstack/cert-manager-acmesolver', guarded: false },
  // Stands beside every program of the mesh, and looks before it whether the traffic comes its way.
  istiod: { repository: `${ISTIO_IMAGES}/proxyv2`, guarded: true, whose: "the mesh's own sidecar" },
};

/** Which images run where cards are handled. */
export const GUARDED_IMAGES: readonly (keyof Images)[] = [
  'payment',
  'postgresql',
  'postgresqlOperated',
  'redis',
  'rabbitmq',
];

/** Why an image may lack a digest. */
const UNKNOWN = 'no digest of it is known yet';

/** Where images may come from: from where the environment's do, what its add-ons bring, and what it names. */
export function registriesOf(environment: Environment): string[] {
  const own = Object.values<string>({ ...environment.images }).map((reference) => folderOf(repositoryOf(reference)));
  const added = ofAddOns(environment).map(({ repository }) => folderOf(repository));
  return [...new Set([...own, ...added, ...(environment.admission?.registries ?? [])])].sort();
}

/** Repositories whose images guarded zones take without a digest, each with the reason. */
export function unpinnedOf(environment: Environment): { [repository: string]: string } {
  const own = GUARDED_IMAGES.map((name) => environment.images[name])
    .filter((reference) => Image.parse(reference).digest === undefined)
    .map((reference) => [repositoryOf(reference), UNKNOWN] as const);
  const added = ofAddOns(environment)
    .filter(({ guarded }) => guarded)
    .map(({ repository, whose = "an operator's own image" }) => [repository, whose] as const);
  const all = [...own, ...added, ...Object.entries(environment.admission?.unpinned ?? {})];
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function ofAddOns(environment: Environment): AddOnImage[] {
  const names = (Object.keys(OF_ADD_ONS) as AddOnName[]).filter((name) => isPresent(environment, name));
  return names.flatMap((name) => OF_ADD_ONS[name] ?? []);
}

/** An image's whole name without tag and digest; without a registry, Docker Hub's. */
function repositoryOf(reference: string): string {
  const { registry, repository } = Image.parse(reference);
  const short = registry === undefined && !repository.includes('/');
  return `${registry ?? 'docker.io'}/${short ? 'library/' : ''}${repository}`;
}

/** The beginning that all images of one maker share. */
function folderOf(repository: string): string {
  return repository.slice(0, repository.lastIndexOf('/'));
}
