import { addOnsOf } from './needs';
import { installedAddOns, isPresent } from './presence';
import { ADD_ONS } from './table';
import { shown, type Issue } from '../../constructs/core/errors';
import { objectName, type FinishedObject } from '../../constructs/policy/pass/objects';
import type { AddOnName } from '../environments/add-ons';
import type { Environment } from '../environments/environment';

/** What a cluster's node groups stand still without. */
const ASKED_BY: { readonly [form: string]: readonly AddOnName[] } = { eks: ['cluster-autoscaler'] };

/** What a mesh is made of: whoever names it in its environment is told of it once, and not for each of its pods. */
const MESH: readonly AddOnName[] = ['istio-base', 'istio-cni', 'istiod'];

/** Every add-on that an environment's finished objects, its cluster or its other add-ons need and that is not there. */
export function addOnIssues(environment: Environment, objects: readonly FinishedObject[]): Issue[] {
  const missing = (place: string, needed: readonly AddOnName[]): Issue[] =>
    needed.filter((name) => !isPresent(environment, name)).map((name) => issue(environment, place, name));
  const told = environment.mesh === undefined ? [] : MESH;
  const neededBy = (object: FinishedObject) => addOnsOf(object).filter((name) => !told.includes(name));
  return [
    ...objects.flatMap((object) => missing(objectName(object), neededBy(object))),
    ...missing('mesh', told),
    ...missing(`cluster ${environment.cluster.form}`, ASKED_BY[environment.cluster.form] ?? []),
    ...installedAddOns(environment).flatMap((name) => missing(`add-on ${name}`, ADD_ONS[name].needs)),
  ];
}

function issue({ addOns }: Environment, place: string, name: AddOnName): Issue {
  return {
    code: 'ADD_ON_MISSING',
    place,
    expected: `the add-on ${name} must be installed, or be there already (\`provided\`), for ${place}`,
    got: `addOns: ${shown(addOns)}`,
    example: `addOns: [..., '${name}']`,
  };
}
