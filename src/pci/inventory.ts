import { cardZones, inCards, isWorkload, type Facts } from './facts';
import { LABEL } from '../../constructs/core/labels';
import { operatedContainer } from '../../constructs/policy/pass/operated';
import { objectName, podsOf, type FinishedObject } from '../../constructs/policy/pass/objects';
import { schedulingOf } from '../../constructs/policy/pass/scheduling';
import { CHARTS } from '../../stacks/add-ons/versions';

/** What stands in the card zones: everything that runs, what it keeps, where. */
export function inventoryRows(facts: Facts): string[] {
  return inCards(facts)
    .filter(isWorkload)
    .map((object) => {
      const cells = [`\`${objectName(object)}\``, part(object), images(object), storage(object), nodes(object)];
      return `| ${cells.join(' | ')} |`;
    });
}

/** Every image of the card zones, and who runs it. */
export function imageRows(facts: Facts): string[] {
  const workloads = inCards(facts).filter(isWorkload);
  const references = [...new Set(workloads.flatMap(imagesOf))].sort();
  return references.map((image) => {
    const users = workloads.filter((object) => imagesOf(object).includes(image));
    return `| \`${image}\` | ${users.map(({ metadata }) => metadata.name).join(', ')} |`;
  });
}

/** Every chart that is installed beside the platform. */
export function chartRows(): string[] {
  return Object.entries(CHARTS).map(([name, { version, repository }]) => `| ${name} | ${version} | ${repository} |`);
}

/** The images of a workload, init containers and what an operator is told included. */
export function imagesOf(object: FinishedObject): string[] {
  const pods = podsOf(object);
  const containers = pods === undefined ? [] : [...pods.initContainers, ...pods.containers];
  const named = containers.map((container) => (container as { readonly image?: string }).image);
  const { image, imageName } = (object.spec ?? {}) as { readonly image?: string; readonly imageName?: string };
  return [...new Set([...named, ...(pods === undefined ? [image, imageName] : [])])].filter((one) => one !== undefined);
}

function images(object: FinishedObject): string {
  return imagesOf(object)
    .map((image) => `\`${image}\``)
    .join(', ');
}

function part({ metadata }: FinishedObject): string {
  return metadata.labels?.[LABEL.component] ?? '–';
}

/** Claims, as a workload or an operator says them; scratch space is none. */
function storage(object: FinishedObject): string {
  const pods = podsOf(object);
  const volumes = (pods?.spec.volumes ?? []) as readonly {
    readonly persistentVolumeClaim?: { readonly claimName: string };
  }[];
  const claims = volumes.flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []);
  const templates = (object.spec?.volumeClaimTemplates ?? []) as readonly FinishedObject[];
  const own = operatedContainer(object) === undefined ? [] : ['a claim of each instance'];
  return [...claims, ...templates.map(({ metadata }) => metadata.name), ...own].join(', ') || 'nothing';
}

function nodes(object: FinishedObject): string {
  const selected = Object.entries(schedulingOf(object).nodeSelector).map(([key, value]) => `\`${key}=${value}\``);
  return selected.join(', ') || 'any';
}

/** What the zones are called, for a sentence. */
export function zoneNames(facts: Facts): string {
  return cardZones(facts).join(' and ');
}
