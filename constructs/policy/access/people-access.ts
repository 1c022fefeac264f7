import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { checkGroups } from './groups';
import { RIGHTS, type RightName } from './rights';
import { acts, ROLE_NAMES, ROLES, type Reach, type RoleName } from './roles';
import { freeId } from '../../core/construct-id';
import { placeOf, refuse, shown } from '../../core/errors';
import { ANNOTATION, LABEL, MANAGED_BY } from '../../core/labels';
import { checkObjectName } from '../../core/names';
import { checkText } from '../../core/text';
import { clusterWide } from '../cluster-wide';

/** The groups of people, as the cluster's identity provider calls them. A role without one is nobody's. */
export interface PeopleGroups {
  /**
   * Sees everything but Secrets; logs outside the guarded zones only.
   * @default - nobody
   */
  readonly viewer?: string;
  /**
   * Restarts and scales outside the guarded zones.
   * @default - nobody
   */
  readonly operator?: string;
  /**
   * Restarts and scales in every zone, and reads all logs.
   * @default - nobody
   */
  readonly onCall?: string;
  /**
   * Restarts and scales in the payments' zone, and sees no other.
   * @default - nobody
   */
  readonly paymentsOperator?: string;
  /**
   * Reads policies, roles, events and all else but Secrets.
   * @default - nobody
   */
  readonly auditor?: string;
}

/** Which people, in which zones. */
export interface PeopleAccessProps {
  /** Who plays which role. */
  readonly groups: PeopleGroups;
  /** The namespaces without cards. */
  readonly open: string[];
  /** The namespace of the payments. */
  readonly payments: string;
  /** The namespace of the vault. */
  readonly vault: string;
  /**
   * Why those on call may run commands in the pods of open zones. It becomes an annotation.
   * @default - they may not
   */
  readonly execReason?: string;
}

/**
 * Who may do what: a ClusterRole for each right, called after the construct, and in each zone a binding of the groups
 * that have it there.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class PeopleAccess extends Construct {
  /** The groups that may change something: admission holds them to restarts and numbers of replicas. */
  public readonly actingGroups: string[];

  private readonly zones: { readonly [reach in Reach]: readonly string[] };

  constructor(
    scope: Construct,
    id: string,
    private readonly props: PeopleAccessProps,
  ) {
    super(scope, freeId(scope, id));
    const { groups, open, payments, vault, execReason } = props;
    const place = placeOf(this);
    checkGroups(groups, place);
    checkReason(execReason, place);
    const prefix = checkObjectName(id, place, 40);
    this.zones = {
      cluster: [],
      open: open.map((zone) => checkObjectName(zone, place)),
      payments: [checkObjectName(payments, place)],
      vault: [checkObjectName(vault, place)],
    };
    this.actingGroups = unique(ROLE_NAMES.filter(acts).flatMap((role) => groups[role] ?? []));
    const rights = (Object.keys(RIGHTS) as RightName[]).filter((right) => right !== 'exec' || execReason !== undefined);
    rights.forEach((right) => this.writeRight(right, `${prefix}-${right}`));
  }

  private writeRight(right: RightName, name: string): void {
    const reaches = (['cluster', 'open', 'payments', 'vault'] as const).map((reach) => ({
      reach,
      roles: ROLE_NAMES.filter((role) => this.props.groups[role] !== undefined && has(role, right, reach)),
    }));
    if (reaches.every(({ roles }) => roles.length === 0)) {
      return;
    }
    const { rules, purpose } = RIGHTS[right];
    const role = new k8s.KubeClusterRole(this, right, {
      metadata: { name, labels: LABELS, annotations: this.annotations(right, purpose) },
      rules: rules.map(({ apiGroups, resources, verbs }) => ({
        apiGroups: [...apiGroups],
        resources: [...resources],
        verbs: [...verbs],
      })),
    });
    clusterWide(role);
    for (const { reach, roles } of reaches.filter((one) => one.roles.length > 0)) {
      const body = this.binding(right, name, roles);
      if (reach === 'cluster') {
        const metadata = { name, ...body.metadata };
        clusterWide(new k8s.KubeClusterRoleBinding(this, `${right}-cluster`, { ...body, metadata }));
      }
      for (const zone of this.zones[reach]) {
        const metadata = { name: `people-${right}`, namespace: zone, ...body.metadata };
        new k8s.KubeRoleBinding(this, `${right}-${zone}`, { ...body, metadata });
      }
    }
  }

  private binding(right: RightName, name: string, roles: readonly RoleName[]) {
    const { groups } = this.props;
    const purpose = `For ${roles.map((role) => ROLES[role].title).join(', ')}.`;
    return {
      metadata: { labels: LABELS, annotations: this.annotations(right, purpose) },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name },
      subjects: unique(roles.flatMap((role) => groups[role] ?? [])).map((group) => ({
        apiGroup: RBAC,
        kind: 'Group',
        name: group,
      })),
    };
  }

  private annotations(right: RightName, purpose: string): { [key: string]: string } {
    const { execReason } = this.props;
    const said = { 'kubernetes.io/description': purpose };
    return right === 'exec' && execReason !== undefined ? { ...said, [ANNOTATION.exec]: execReason } : said;
  }
}

const RBAC = 'rbac.authorization.k8s.io';
const LABELS = { [LABEL.managedBy]: MANAGED_BY };

function has(role: RoleName, right: RightName, reach: Reach): boolean {
  return ROLES[role].rights[right]?.includes(reach) ?? false;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function checkReason(reason: string | undefined, place: string): void {
  if (reason?.trim() === '') {
    refuse({
      code: 'REASON_MISSING',
      place,
      expected: 'an environment in which people run commands in pods must say why',
      got: shown(reason),
      example: `execReason: 'rehearsals, with made-up data'`,
    });
  }
  checkText(reason ?? '', place);
}
