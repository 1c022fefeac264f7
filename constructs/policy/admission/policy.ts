import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { LABEL, MANAGED_BY } from '../../core/labels';
import { clusterWide } from '../cluster-wide';

/** What a policy looks at. */
export interface MatchedRequests {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly operations: readonly ('CREATE' | 'UPDATE' | 'CONNECT')[];
  readonly resources: readonly string[];
}

/** Something in CEL by a name: a condition, or a variable, which those below it may read as `variables.<name>`. */
export interface Expression {
  readonly name: string;
  readonly expression: string;
}

/** What must hold, and what is said where it does not. */
export interface Rule {
  readonly expression: string;
  /** What is said where the longer message cannot be made. */
  readonly message: string;
  /** The message, in CEL: what is wrong with this object, and what to do. */
  readonly messageExpression?: string;
}

/** A policy, apart from where it holds. */
export interface PolicySpec {
  /** Name, after that of the construct. */
  readonly name: string;
  /** What it refuses and why, for people. */
  readonly purpose: string;
  readonly requests: readonly MatchedRequests[];
  /** All of them hold, or the policy does not look. */
  readonly conditions?: readonly Expression[];
  readonly variables?: readonly Expression[];
  readonly rules: readonly Rule[];
  readonly annotations?: { readonly [key: string]: string };
}

/**
 * Writes a policy and binds it to namespaces, or to all but these, by the label that Kubernetes itself puts on them and nobody can change.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export function writePolicy(
  scope: Construct,
  prefix: string,
  spec: PolicySpec,
  namespaces: readonly string[],
  operator: 'In' | 'NotIn' = 'In',
): void {
  const { purpose, requests, conditions, variables, rules, annotations } = spec;
  const name = `${prefix}-${spec.name}`;
  const labels = { [LABEL.managedBy]: MANAGED_BY };
  const policy = new ApiObject(scope, spec.name, {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name, labels, annotations: { 'kubernetes.io/description': purpose, ...annotations } },
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: { resourceRules: requests.map((one) => ({ ...one })) },
      ...(conditions === undefined ? {} : { matchConditions: conditions.map((one) => ({ ...one })) }),
      ...(variables === undefined ? {} : { variables: variables.map((one) => ({ ...one })) }),
      validations: rules.map((one) => ({ ...one })),
    },
  });
  const binding = new ApiObject(scope, `${spec.name}-binding`, {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name, labels },
    spec: {
      policyName: name,
      validationActions: ['Deny'],
      matchResources: {
        namespaceSelector: {
          matchExpressions: [{ key: LABEL.namespace, operator, values: [...namespaces] }],
        },
      },
    },
  });
  [policy, binding].forEach(clusterWide);
}
