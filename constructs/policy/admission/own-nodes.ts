import { NEW_OR_CHANGED, POD, POD_MAKERS } from './pods';
import type { Expression, PolicySpec, Rule } from './policy';
import type { OwnNodes } from '../../core/own-nodes';

const SELECTOR = 'variables.pod.spec.?nodeSelector.orValue({})';
const TOLERATIONS = 'variables.pod.spec.?tolerations.orValue([])';

/** Whether a pod tolerates the taint, as the scheduler reads tolerations. */
function tolerates({ key, value }: OwnNodes): string {
  return (
    `${TOLERATIONS}.exists(t, t.?key.orValue('') in ['', '${key}'] && ` +
    `(t.?operator.orValue('Equal') == 'Exists' || t.?value.orValue('') == '${value}') && ` +
    `t.?effect.orValue('') in ['', 'NoSchedule'])`
  );
}

/** Of a pod that is there already, neither selector nor node changes: only the making of it is looked at. */
const CONDITIONS: readonly Expression[] = [
  ...NEW_OR_CHANGED,
  { name: 'made-or-template', expression: `request.kind.kind != 'Pod' || request.operation == 'CREATE'` },
];

/** A pod that names its node passes the scheduler by, and so the taint. */
const UNBOUND: Rule = {
  expression: '!has(variables.pod.spec.nodeName)',
  message:
    'pods must not name their node, for that passes taints by. Remove nodeName, and say by nodeSelector which nodes they take',
};

/** Pods of a zone run on its own nodes and no others. */
export function homePolicy(nodes: OwnNodes, zone: string): PolicySpec {
  const { key, value, text } = nodes;
  return {
    name: `own-nodes-${zone}`,
    purpose: `Pods of the zone run on the nodes ${text} and on no others.`,
    requests: POD_MAKERS,
    conditions: CONDITIONS,
    variables: [POD],
    rules: [
      {
        expression: `${SELECTOR}[?'${key}'].orValue('') == '${value}' && ${tolerates(nodes)}`,
        message:
          `pods of this zone must run on its own nodes: set nodeSelector ${key}: ${value} and a toleration of ` +
          `${text}:NoSchedule. In the library: placement: { ownNodes: OwnNodes.of(…) }`,
      },
      UNBOUND,
    ],
  };
}

/** No other pods come there but those that run on every node; `everyNode` are the namespaces where these may be. */
export function guestPolicy(nodes: OwnNodes, zone: string, everyNode: readonly string[]): PolicySpec {
  const { text } = nodes;
  return {
    name: `no-guests-${zone}`,
    purpose: `No pods but those of their zone come to the nodes ${text}, and DaemonSets of ${everyNode.join(', ') || 'nowhere'}.`,
    requests: POD_MAKERS,
    conditions: CONDITIONS,
    variables: [
      POD,
      {
        name: 'agent',
        expression:
          `request.namespace in ${JSON.stringify(everyNode)} && (request.kind.kind == 'DaemonSet' || ` +
          `request.kind.kind == 'Pod' && dyn(object).metadata.?ownerReferences.orValue([]).exists(o, o.kind == 'DaemonSet'))`,
      },
    ],
    rules: [
      {
        expression: `variables.agent || !${tolerates(nodes)}`,
        message:
          `the nodes ${text} are for the pods of one zone: remove the toleration that fits their taint (one without a ` +
          'key fits every taint). A DaemonSet that belongs on every node runs in a namespace of admission.everyNode',
      },
      { ...UNBOUND, expression: `variables.agent || ${UNBOUND.expression}` },
    ],
  };
}
