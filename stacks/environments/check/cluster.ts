import { checkAks } from './aks';
import { checkEks } from './eks';
import { checkGke } from './gke';
import { checkNodeGroups } from './node-groups';
import { checkCallers, checkText, checkThreeZones, checkWhole, type Attempt } from './values';
import type { CloudClusterValues, KindCluster, MinikubeCluster } from '../cluster';
import type { Environment } from '../environment';
import { Image } from '../../../constructs';

const MINOR_VERSION = /^1\.(3\d|[4-9]\d)$/;
const PATCH_VERSION = /^v1\.(3\d|[4-9]\d)\.\d+$/;
const LOCAL_NAME = /^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/;

/** Refuses a cluster that its cloud or the modules would refuse in the middle of an apply, or that is open to all. */
export function checkCluster({ cluster, apiServer }: Environment, attempt: Attempt): void {
  switch (cluster.form) {
    case 'existing':
      attempt('cluster.context', () => checkText(cluster.context, /^\S+$/, 'the context of a kubeconfig', 'kind-shop'));
      return;
    case 'kind':
      checkKind(cluster, attempt);
      return;
    case 'minikube':
      checkMinikube(cluster, attempt);
      return;
    case 'eks':
      checkCloud(cluster, attempt);
      checkEks(cluster, apiServer.cidrs, attempt);
      return;
    case 'gke':
      checkCloud(cluster, attempt);
      checkGke(cluster, attempt);
      return;
    case 'aks':
      checkCloud(cluster, attempt);
      checkAks(cluster, attempt);
  }
}

function checkKind({ name, image, workers }: KindCluster, attempt: Attempt): void {
  attempt('cluster.name', () => checkText(name, LOCAL_NAME, 'a name of at most 40 characters', 'commerce'));
  attempt('cluster.image', () => Image.parse(image));
  attempt('cluster.workers', () => checkWhole(workers, 0));
}

function checkMinikube({ name, kubernetesVersion, nodes, cpu, memory }: MinikubeCluster, attempt: Attempt): void {
  attempt('cluster.name', () => checkText(name, LOCAL_NAME, 'a name of at most 40 characters', 'commerce'));
  attempt('cluster.kubernetesVersion', () =>
    checkText(kubernetesVersion, PATCH_VERSION, 'a release of Kubernetes 1.30 or later', 'v1.35.0'),
  );
  attempt('cluster.nodes', () => checkWhole(nodes, 1));
  attempt('cluster.cpu', () => checkWhole(cpu, 2));
  attempt('cluster.memory', () => checkWhole(memory, 4));
}

function checkCloud(cluster: CloudClusterValues, attempt: Attempt): void {
  attempt('cluster.kubernetesVersion', () =>
    checkText(cluster.kubernetesVersion, MINOR_VERSION, 'a minor version of Kubernetes, 1.30 or later', '1.35'),
  );
  attempt('cluster.zones', () => checkThreeZones(cluster.zones));
  checkCallers(cluster.apiServerCallers, attempt);
  checkNodeGroups(cluster, attempt);
}
