import type { StackJson } from './schema/stack';

/** The little of a manifest that says which object it is. */
export interface Identified {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** Something in a cluster, and what makes it there. */
interface Ownership {
  readonly owned: string;
  readonly owner: string;
}

interface Resource {
  readonly name?: string;
  readonly namespace?: string;
  readonly create_namespace?: boolean;
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
}

/**
 * What more than one would own in the cluster of an environment, as sentences: objects of the platform's chart, objects
 * that Terraform makes, namespaces that Helm makes for a release, and releases by their namespace and name.
 */
export function owners(
  stacks: readonly { readonly name: string; readonly json: StackJson }[],
  objects: readonly Identified[],
): string[] {
  const all = [
    ...objects.map((object) => ({ owned: title(object), owner: 'the chart' })),
    ...stacks.flatMap(({ name, json }) => ownedBy(name, json)),
  ];
  const by = new Map<string, string[]>();
  for (const { owned, owner } of all) {
    by.set(owned, [...(by.get(owned) ?? []), owner]);
  }
  return [...by].filter(([, names]) => names.length > 1).map(([owned, names]) => `${owned}: ${names.join(' and ')}`);
}

/** Types of resource by which Terraform would own a part of somebody else's object, or needs the cluster to plan. */
export function unwelcome(json: StackJson): string[] {
  return Object.keys(json.resource ?? {}).filter((type) =>
    /^kubernetes_(manifest|.*(labels|annotations|data))/.test(type),
  );
}

function ownedBy(stack: string, { resource = {} }: StackJson): Ownership[] {
  return Object.entries(resource).flatMap(([type, resources]) =>
    Object.entries(resources).flatMap(([id, fields]) =>
      ownedAs(type, fields as Resource, resource).map((owned) => ({ owned, owner: `${stack}/${type}.${id}` })),
    ),
  );
}

function ownedAs(type: string, fields: Resource, all: NonNullable<StackJson['resource']>): string[] {
  if (type === 'helm_release') {
    const namespace = resolved(fields.namespace ?? 'default', all);
    const made = fields.create_namespace === true ? [`Namespace ${namespace}`] : [];
    return [`release ${namespace}/${fields.name ?? ''}`, ...made];
  }
  if (!type.startsWith('kubernetes_')) {
    return [];
  }
  const { name = '', namespace } = fields.metadata ?? {};
  return [title({ kind: kindOf(type), metadata: { name, namespace: namespace && resolved(namespace, all) } })];
}

/** `kubernetes_storage_class_v1` is a `StorageClass`. */
function kindOf(type: string): string {
  const words = type
    .replace(/^kubernetes_/, '')
    .replace(/_v\d+(beta\d+)?$/, '')
    .split('_');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** The name behind a reference to a namespace of the same stack. */
function resolved(text: string, all: NonNullable<StackJson['resource']>): string {
  const [, type = '', id = ''] = /^\$\{(\w+)\.([\w-]+)\.metadata\[0\]\.name\}$/.exec(text) ?? [];
  return (all[type]?.[id] as Resource | undefined)?.metadata?.name ?? text;
}

function title({ kind, metadata }: Identified): string {
  return `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;
}
