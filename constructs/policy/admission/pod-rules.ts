import { CONTAINERS, NEW_OR_CHANGED, POD, podAnnotation, POD_MAKERS } from './pods';
import type { PolicySpec } from './policy';
import { ACME_SOLVER, ANNOTATION, LABEL } from '../../core/labels';

/** Requests and limits of CPU and memory, of every container. */
export const RESOURCE_POLICY: PolicySpec = {
  name: 'resources',
  purpose: 'Every container states requests and limits of CPU and memory, so that no pod starves its neighbours.',
  requests: POD_MAKERS,
  conditions: NEW_OR_CHANGED,
  variables: [
    POD,
    CONTAINERS,
    {
      name: 'boundless',
      expression:
        `variables.containers.filter(c, !['requests', 'limits'].all(kind, ['cpu', 'memory'].all(what, ` +
        `c.?resources[?kind][?what].hasValue()))).map(c, c.name)`,
    },
  ],
  rules: [
    {
      expression: 'variables.boundless.size() == 0',
      message: 'a container lacks requests or limits',
      messageExpression:
        `'every container must have requests and limits of cpu and memory; missing in ' + ` +
        `variables.boundless.join(', ') + '. Set resources.requests and resources.limits'`,
    },
  ],
};

/** Whom tokens are for that open nothing in the cluster: the clouds' token services. */
const HARMLESS_AUDIENCES = ['sts.amazonaws.com', 'pods.eks.amazonaws.com', 'api://AzureADTokenExchange'];

/** A token by which the mesh gives a certificate, as its injector adds it: in a volume that the sidecar alone mounts. */
const OF_MESH =
  `s.serviceAccountToken.?audience.orValue('') == 'istio-ca' && v.name == 'istio-token' && ` +
  `variables.containers.all(c, c.name == 'istio-proxy' || !c.?volumeMounts.orValue([]).exists(m, m.name == v.name))`;

/** No token of the Kubernetes API without a reason. */
export const TOKEN_POLICY: PolicySpec = {
  name: 'tokens',
  purpose: 'No pod mounts a token of the Kubernetes API, but with a reason in an annotation.',
  requests: POD_MAKERS,
  conditions: NEW_OR_CHANGED,
  variables: [
    POD,
    CONTAINERS,
    { name: 'reason', expression: podAnnotation(ANNOTATION.apiAccess) },
    {
      name: 'projected',
      expression:
        `variables.pod.spec.?volumes.orValue([]).exists(v, v.?projected.?sources.orValue([]).exists(s, ` +
        `has(s.serviceAccountToken) && !(s.serviceAccountToken.?audience.orValue('') in ` +
        `${JSON.stringify(HARMLESS_AUDIENCES)}) && !(${OF_MESH})))`,
    },
  ],
  rules: [
    {
      expression: `!variables.pod.spec.?automountServiceAccountToken.orValue(true) || variables.reason != ''`,
      message:
        'pods must not mount a token of the Kubernetes API without a reason. Set automountServiceAccountToken: false, ' +
        `or say why: ApiAccess.of({ reason, … }), which writes the annotation ${ANNOTATION.apiAccess}`,
    },
    {
      expression: `!variables.projected || variables.reason != ''`,
      message:
        'pods must not mount a token of the Kubernetes API as a volume without a reason. Remove the volume, or say ' +
        `why in the annotation ${ANNOTATION.apiAccess}`,
    },
  ],
};

/** The labels by which traffic policies, budgets and people know pods. */
const REQUIRED = [LABEL.name, LABEL.instance, LABEL.component];

/** Pods that operators make of their own custom resources, and know by these labels. */
const OPERATORS = ['cnpg.io/cluster', ACME_SOLVER.label];

/** Labels that say who a pod is. */
export const LABEL_POLICY: PolicySpec = {
  name: 'labels',
  purpose: 'Every pod says who it is: traffic policies select pods by these labels, and a pod without them is nobody.',
  requests: POD_MAKERS,
  conditions: NEW_OR_CHANGED,
  variables: [
    POD,
    { name: 'labels', expression: `variables.pod.?metadata.?labels.orValue({})` },
    {
      name: 'missing',
      expression:
        `${JSON.stringify(OPERATORS)}.exists(k, k in variables.labels) ? [] : ` +
        `${JSON.stringify(REQUIRED)}.filter(k, !(k in variables.labels) || variables.labels[k] == '')`,
    },
  ],
  rules: [
    {
      expression: 'variables.missing.size() == 0',
      message: 'a pod lacks the labels that say who it is',
      messageExpression:
        `'pods must have the labels ${REQUIRED.join(', ')}; missing: ' + variables.missing.join(', ') + ` +
        `'. Add them to the metadata of the pod or of its template'`,
    },
  ],
};
