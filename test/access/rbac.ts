import type { Manifest } from '../stacks/manifests';

/** Somebody who asks: as the API server sees him. */
export interface Asker {
  readonly user: string;
  readonly groups: readonly string[];
}

/** What is asked: a verb on a kind of objects, in a namespace or, where that is empty, in none. */
export interface Asked {
  readonly verb: string;
  readonly apiGroup: string;
  /** In the plural, a part of the object after a slash: `pods/log`. */
  readonly resource: string;
  readonly namespace: string;
}

interface Rule {
  readonly verbs: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
}

interface Subject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

interface Grant {
  /** The only namespace; all of them, and what lies in none, where there is no name. */
  readonly namespace: string | undefined;
  readonly subjects: readonly Subject[];
  readonly deeds: ReadonlySet<string>;
}

/**
 * What the roles and bindings among finished objects allow, as Kubernetes documents them: rules add up, nothing denies.
 * Nobody asks for an object by its name here, so rules for single objects allow nothing. The test of the same name on a
 * real API server holds it against SubjectAccessReview.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class Rbac {
  private readonly grants: readonly Grant[];

  constructor(objects: readonly Manifest[]) {
    this.grants = objects
      .filter(({ kind }) => kind === 'RoleBinding' || kind === 'ClusterRoleBinding')
      .map((binding) => {
        const { roleRef, subjects = [] } = binding as unknown as { roleRef: Subject; subjects?: readonly Subject[] };
        const { namespace } = binding.metadata;
        const role = objects.find(
          ({ kind, metadata }) =>
            kind === roleRef.kind &&
            metadata.name === roleRef.name &&
            (kind === 'ClusterRole' || metadata.namespace === namespace),
        );
        const rules = (role?.rules ?? []) as readonly Rule[];
        const deeds = new Set(rules.flatMap(deedsOf));
        return { namespace: binding.kind === 'RoleBinding' ? namespace : undefined, subjects, deeds };
      });
  }

  /** What somebody may do: a function that is asked deed by deed. */
  public for(asker: Asker): (asked: Asked) => boolean {
    const own = this.grants.filter(({ subjects }) => subjects.some((subject) => isSubject(subject, asker)));
    return (asked) => {
      const places = own.filter(({ namespace }) => namespace === undefined || namespace === asked.namespace);
      return places.length > 0 && keysOf(asked).some((key) => places.some(({ deeds }) => deeds.has(key)));
    };
  }
}

/** The deed, and everything by which a rule may mean it. */
function keysOf({ verb, apiGroup, resource }: Asked): string[] {
  const [, part] = resource.split('/');
  const resources = [resource, '*', ...(part === undefined ? [] : [`*/${part}`])];
  return [verb, '*'].flatMap((one) =>
    [apiGroup, '*'].flatMap((group) => resources.map((kind) => keyOf(one, group, kind))),
  );
}

function deedsOf({ verbs, apiGroups = [], resources = [], resourceNames = [] }: Rule): string[] {
  return resourceNames.length > 0
    ? []
    : verbs.flatMap((verb) => apiGroups.flatMap((group) => resources.map((resource) => keyOf(verb, group, resource))));
}

function keyOf(verb: string, group: string, resource: string): string {
  return `${verb} ${group} ${resource}`;
}

function isSubject({ kind, name, namespace }: Subject, { user, groups }: Asker): boolean {
  return kind === 'Group'
    ? groups.includes(name)
    : user === (kind === 'User' ? name : `system:serviceaccount:${namespace}:${name}`);
}
