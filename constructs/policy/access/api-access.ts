import type { Endpoint } from '../../core/endpoint';
import { refuse, shown } from '../../core/errors';
import { checkSaid } from '../../core/text';

/** What a program may ask of the Kubernetes API, in its own namespace. */
export interface ApiRule {
  /** Kinds of objects, in the plural: `pods`, `pods/log`. Never `*`. */
  readonly resources: string[];
  /** What may be done: get, list, watch, create, update, patch, delete. Never `*`. */
  readonly verbs: string[];
  /**
   * API group of the kinds: `apps`.
   * @default - the core group, of pods, Services and ConfigMaps
   */
  readonly apiGroup?: string;
  /**
   * The only objects, by name.
   * @default - all of these kinds
   */
  readonly resourceNames?: string[];
}

/** Why a program talks to the API server, and what it may ask. */
export interface ApiAccessProps {
  /** Why: it ends up as an annotation of the pods. */
  readonly reason: string;
  /** Where the API server answers: the way to it is opened too. */
  readonly apiServer: Endpoint;
  /**
   * What its account may do, as a Role of its namespace.
   * @default - nothing beyond what every account may
   */
  readonly rules?: ApiRule[];
}

/** Reading and writing objects. What lets somebody give himself more (bind, escalate, impersonate) is not among them. */
const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'];

const RESOURCE = /^[a-z]+(\/[a-z]+)?$/;
const GROUP = /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)?$/;

/**
 * The token of a workload's account, mounted into its pods. Without it no pod has one.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
 */
export class ApiAccess {
  /** `ApiAccess.of({ reason: 'elects a leader', apiServer, rules: [{ apiGroup: 'coordination.k8s.io', … }] })`. */
  public static of(props: ApiAccessProps): ApiAccess {
    const { reason, apiServer, rules = [] } = props;
    if (reason.trim() === '') {
      refuse({
        code: 'REASON_MISSING',
        place: PLACE,
        expected: 'whatever mounts a token of the API must say why',
        got: shown(reason),
        example: `ApiAccess.of({ reason: 'elects a leader among its replicas', apiServer })`,
      });
    }
    rules.forEach(checkRule);
    return new ApiAccess(checkSaid(reason, 'reason', PLACE), apiServer, rules);
  }

  private constructor(
    /** Why the token is mounted. */
    public readonly reason: string,
    /** The API server. */
    public readonly apiServer: Endpoint,
    /** What its account may do. */
    public readonly rules: ApiRule[],
  ) {}
}

const PLACE = 'ApiAccess.of';

function checkRule(rule: ApiRule): void {
  const { resources, verbs, apiGroup = '', resourceNames } = rule;
  const sound =
    resources.length > 0 &&
    verbs.length > 0 &&
    resources.every((resource) => RESOURCE.test(resource)) &&
    verbs.every((verb) => VERBS.includes(verb)) &&
    GROUP.test(apiGroup) &&
    (resourceNames ?? ['any']).every((name) => /^[a-z0-9][-a-z0-9.:]*$/.test(name)) &&
    resourceNames?.length !== 0;
  if (!sound) {
    refuse({
      code: 'ACCESS_INVALID',
      place: PLACE,
      expected: `a rule must name its resources and its verbs (${VERBS.join(', ')}), each by itself, none by *`,
      got: shown(rule),
      example: `{ resources: ['configmaps'], verbs: ['get', 'watch'] }`,
    });
  }
}
