import { readFileSync } from 'fs';
import { join } from 'path';
import { finishedPlatform } from '../finished';
import { ANNOTATION, LABEL } from '../../constructs/core/labels';
import { operatedCount } from '../../constructs/policy/pass/operated';
import { podsOf, type FinishedObject } from '../../constructs/policy/pass/objects';
import { environmentNamed } from '../../stacks/environments';

/** What each module of the cluster's stack is given, by the module's name. */
interface TerraformModules {
  readonly [module: string]: { readonly [field: string]: unknown } | undefined;
}

/** What the page is made of: everything that production's manifests hold, and its cluster as Terraform makes it. */
export interface Facts {
  readonly objects: readonly FinishedObject[];
  readonly modules: TerraformModules;
}

/** What a query finds, in words for the table; none of it is typed by hand. */
export type Query = (facts: Facts) => readonly string[];

/** The facts of production; `root` is the folder of the repository. */
export function productionFacts(root: string): Facts {
  const environment = environmentNamed('production');
  return { objects: finishedPlatform(environment).objects, modules: clusterModules(root) };
}

/** The golden file stands for the stack: test/terraform/golden.test.ts holds it to what cdktf writes, and cdktf is not loaded here. */
function clusterModules(root: string): TerraformModules {
  const file = join(root, 'test/golden/terraform/production-cluster.tf.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly module: TerraformModules }).module;
}

/** The namespaces that handle card data, by the label that says so. */
export function cardZones({ objects }: Facts): string[] {
  return objects
    .filter(({ kind, metadata }) => kind === 'Namespace' && metadata.labels?.[LABEL.guarded] === 'true')
    .map(({ metadata }) => metadata.name);
}

/** Objects of some kinds, by kind, where they are and how many. */
export function kinds(...names: readonly string[]): Query {
  return (facts) => counted(facts.objects.filter(({ kind }) => names.includes(kind)));
}

/** The same in the card zones alone. */
export function cards(...names: readonly string[]): Query {
  return (facts) => counted(inCards(facts).filter(({ kind }) => names.includes(kind)));
}

/** One object by its kind and name. */
export function named(kind: string, name: string): Query {
  return ({ objects }) => counted(objects.filter((one) => one.kind === kind && one.metadata.name === name));
}

/** Admission policies by their names after the prefix. */
export function admission(...names: readonly string[]): Query {
  return ({ objects }) =>
    objects
      .filter(({ kind, metadata }) => {
        return (
          kind === 'ValidatingAdmissionPolicy' && names.some((name) => metadata.name.startsWith(`commerce-${name}`))
        );
      })
      .map(({ metadata }) => `admission \`${metadata.name}\``);
}

/** Workloads of the card zones, those of operators too, whose text holds something. */
export function cardPods(holds: (text: string) => boolean = () => true): Query {
  return (facts) => counted(inCards(facts).filter((one) => isWorkload(one) && holds(JSON.stringify(one))));
}

/** Namespaces of card zones with a label or annotation. */
export function zonesWith(key: string): Query {
  return (facts) =>
    facts.objects
      .filter(({ kind, metadata }) => kind === 'Namespace' && cardZones(facts).includes(metadata.name))
      .flatMap(({ metadata }) => {
        const value = metadata.labels?.[key] ?? metadata.annotations?.[key];
        return value === undefined ? [] : [`Namespace ${metadata.name}: \`${key}: ${value}\``];
      });
}

/** Where the nodes of the card zones are said. */
export const OWN_NODES = zonesWith(ANNOTATION.ownNodes);

/** Rules of alerts by a part of their expression or name. */
export function alerts(pattern: RegExp): Query {
  return ({ objects }) =>
    objects
      .filter(({ kind }) => kind === 'PrometheusRule')
      .flatMap(
        ({ spec }) => (spec as { readonly groups: readonly { readonly rules: readonly { alert: string }[] }[] }).groups,
      )
      .flatMap(({ rules }) => rules.map(({ alert }) => alert))
      .filter((alert) => pattern.test(alert))
      .map((alert) => `alert \`${alert}\``);
}

/** Values that Terraform gives to a module of the cluster. */
export function terraform(module: string, ...fields: readonly string[]): Query {
  return ({ modules }) =>
    fields
      .filter((field) => modules[module]?.[field] !== undefined)
      .map((field) => `Terraform \`module.${module}.${field}\``);
}

/** Every workload of the card zones: their pods are what is in scope. */
export function inCards(facts: Facts): FinishedObject[] {
  const zones = cardZones(facts);
  return facts.objects.filter(({ metadata }) => zones.includes(metadata.namespace ?? ''));
}

/** Whether pods are made of it. */
export function isWorkload(object: FinishedObject): boolean {
  return podsOf(object) !== undefined || operatedCount(object) > 0;
}

/** `12 NetworkPolicy: 5 in payments, 7 in vault`; objects of no namespace by their names, where these are few. */
function counted(objects: readonly FinishedObject[]): string[] {
  return [...new Set(objects.map(({ kind }) => kind))].map((kind) => {
    const here = objects.filter((one) => one.kind === kind);
    const zones = [...new Set(here.map(({ metadata }) => metadata.namespace ?? ''))].filter(Boolean);
    const places = zones.map(
      (zone) => `${here.filter(({ metadata }) => metadata.namespace === zone).length} in ${zone}`,
    );
    const names = here.length <= 3 ? here.map(({ metadata }) => `\`${metadata.name}\``) : [];
    const detail = zones.length > 0 ? places : names;
    return `${here.length} ${kind}${detail.length > 0 ? ` (${detail.join(', ')})` : ''}`;
  });
}
