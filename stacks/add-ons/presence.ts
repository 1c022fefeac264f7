import { ADD_ON_NAMES } from './table';
import type { AddOnName } from '../environments/add-ons';
import type { ClusterValues } from '../environments/cluster';
import type { Environment } from '../environments/environment';

/** What clusters of each form bring: installing it once more would give its objects two owners. */
const BROUGHT: { readonly [form in ClusterValues['form']]: readonly AddOnName[] } = {
  existing: [],
  kind: [],
  minikube: [],
  eks: ['metrics-server'],
  gke: ['metrics-server', 'cluster-autoscaler'],
  aks: ['metrics-server', 'cluster-autoscaler'],
};

/** What an environment's cluster brings: by its form, or as the environment says. */
export function broughtAddOns({ cluster, provided = [] }: Environment): readonly AddOnName[] {
  return [...BROUGHT[cluster.form], ...provided];
}

/** What is installed in an environment, in the order of installation, whatever the order in which it is named. */
export function installedAddOns({ addOns }: Environment): AddOnName[] {
  return ADD_ON_NAMES.filter((name) => addOns.includes(name));
}

/** Whether an add-on is there: installed, or brought by the cluster. */
export function isPresent(environment: Environment, name: AddOnName): boolean {
  return environment.addOns.includes(name) || broughtAddOns(environment).includes(name);
}
