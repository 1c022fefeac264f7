import type { Environment } from '../environment';
import { broughtAddOns } from '../../add-ons/presence';
import { ADD_ON_NAMES } from '../../add-ons/table';
import { CommerceError, shown, type Issue } from '../../../constructs/core/errors';

/** Clusters of which it is not known how a node is made. */
const LOCAL: readonly string[] = ['existing', 'kind', 'minikube'];

/** Refuses add-ons that do not exist, that are named twice, or that the cluster brings itself: with every one at once. */
export function checkAddOns(environment: Environment): void {
  const { addOns, provided = [], cluster } = environment;
  const issues = [
    ...[...addOns, ...provided].flatMap((name) => unknown(name)),
    ...addOns.filter((name, index) => addOns.indexOf(name) !== index).map(twice),
    ...addOns.filter((name) => broughtAddOns(environment).includes(name)).map(brought),
    ...addOns.filter((name) => name === 'cluster-autoscaler' && LOCAL.includes(cluster.form)).map(nodeless),
  ];
  if (issues.length > 0) {
    throw new CommerceError(issues);
  }
}

function unknown(name: string): Issue[] {
  const known: readonly string[] = ADD_ON_NAMES;
  return known.includes(name) ? [] : [issue(`an add-on must be one of ${known.join(', ')}`, shown(name))];
}

function twice(name: string): Issue {
  return issue('an add-on must be named once', `${shown(name)} twice`);
}

function brought(name: string): Issue {
  return issue('an add-on that the cluster brings must not be installed once more', shown(name));
}

function nodeless(name: string): Issue {
  return issue('an add-on that makes nodes must have a cloud to make them in', shown(name));
}

function issue(expected: string, got: string): Issue {
  return { code: 'ADD_ON_INVALID', place: '', expected, got, example: "addOns: ['metrics-server', 'reloader']" };
}
