import { checkAccess } from './access';
import { checkAddOns } from './add-ons';
import { checkAutoscaling } from './autoscaling';
import { checkCluster } from './cluster';
import { checkLoads } from './loads';
import { checkOwnNodes } from './own-nodes';
import { checkMesh } from './mesh';
import { checkRollouts } from './rollouts';
import { checkSecretStore } from './secret-store';
import { checkNoSecrets } from './secrets';
import { checkSettings, checkShape } from './settings';
import { checkState } from './state';
import { checkFileSystem } from './storage';
import type { Attempt } from './values';
import { edgeLimits, edgePaths } from '../../edge-limits';
import type {
  ComponentName,
  EdgeValues,
  Environment,
  ManagedValues,
  OperatorValues,
  SizingValues,
} from '../environment';
import { Endpoint, Image, Resources, SecretRef, ZoneQuota } from '../../../constructs';
import { CommerceError, refuse, shown, type Issue } from '../../../constructs/core/errors';
import { checkHost } from '../../../constructs/core/names';
import { checkPaths } from '../../../constructs/edge/blocked-paths';
import { checkLimits } from '../../../constructs/edge/edge-limits';
import { checkQuorum } from '../../../constructs/data/embedded-rabbitmq';

/** Refuses an environment with every mistake in its values at once, each at its path. */
export function checkEnvironment(environment: Environment): void {
  const issues: Issue[] = [];
  const attempt: Attempt = (place, run) => {
    try {
      run();
    } catch (error) {
      if (!(error instanceof CommerceError)) {
        throw error;
      }
      issues.push(...error.issues.map((issue) => ({ ...issue, place: `${environment.name}.${place}` })));
    }
  };
  checkNoSecrets(environment);
  checkShape(environment);
  checkSettings(environment, attempt);
  checkImages(environment, attempt);
  checkComponents(environment, attempt);
  checkLoads(environment, checkRollouts(environment, attempt), attempt);
  checkData(environment, attempt);
  checkZones(environment, attempt);
  checkOutside(environment, attempt);
  checkEdge(environment.edge, attempt);
  checkCluster(environment, attempt);
  checkState(environment, attempt);
  checkAccess(environment, attempt);
  checkOwnNodes(environment, attempt);
  checkSecretStore(environment, attempt);
  checkMesh(environment, attempt);
  attempt('addOns', () => checkAddOns(environment));
  attempt('settlementFiles.fileSystem', () => checkFileSystem(environment));
  if (issues.length > 0) {
    throw new CommerceError(issues);
  }
}

function checkImages({ images }: Environment, attempt: Attempt): void {
  for (const [name, reference] of Object.entries<string>({ ...images })) {
    attempt(`images.${name}`, () => Image.parse(reference));
  }
}

function checkComponents(environment: Environment, attempt: Attempt): void {
  for (const [name, values] of Object.entries(environment.components)) {
    const place = `components.${name}`;
    attempt(`${place}.resources`, () => Resources.parse(values.resources)._check(place, name));
    checkAutoscaling(environment, name as ComponentName, attempt);
    attempt(`${place}.replicas`, () => checkReplicas(values, environment.highlyAvailable));
  }
  for (const [name, values] of Object.entries(environment.tasks)) {
    attempt(`tasks.${name}`, () => Resources.parse(values)._check(name, name));
  }
}

function checkReplicas({ replicas, autoscaling, load }: SizingValues, highlyAvailable: boolean): void {
  if (load !== undefined) {
    return;
  }
  const fewest = autoscaling?.minReplicas ?? replicas;
  const least = highlyAvailable ? 2 : 1;
  if (fewest === undefined || !Number.isInteger(fewest) || fewest < least) {
    refuse({
      code: 'REPLICAS_INVALID',
      place: '',
      expected: `replicas must be a whole number of at least ${least}${highlyAvailable ? ' where the environment is highly available' : ''}`,
      got: shown(fewest),
      example: `replicas: ${highlyAvailable ? 3 : 1}`,
    });
  }
}

function checkData({ data }: Environment, attempt: Attempt): void {
  for (const [name, values] of Object.entries(data)) {
    const place = `data.${name}`;
    if (values.form === 'managed') {
      attempt(place, () => Endpoint.external(values satisfies ManagedValues));
      continue;
    }
    attempt(`${place}.resources`, () => Resources.parse(values.resources)._check(place, name));
    const members = values.form === 'operator' ? (values satisfies OperatorValues).instances : values.replicas;
    if (name.endsWith('Broker') && members !== undefined) {
      attempt(`${place}.${values.form === 'operator' ? 'instances' : 'replicas'}`, () => checkQuorum(members, ''));
    }
  }
}

function checkZones({ quotas, secretVersions }: Environment, attempt: Attempt): void {
  for (const [name, values] of Object.entries(quotas)) {
    attempt(`quotas.${name}`, () => ZoneQuota.of(values));
  }
  for (const [name, version] of Object.entries(secretVersions)) {
    attempt(`secretVersions.${name}`, () => SecretRef.of({ name: 'any', keys: ['any'], version }));
  }
}

function checkOutside({ acquirers, logs, apiServer, keyService }: Environment, attempt: Attempt): void {
  const outside = { ...acquirers, ...(logs && { logs }), ...(keyService && { keyService }), apiServer };
  for (const [name, values] of Object.entries(outside)) {
    attempt(name in acquirers ? `acquirers.${name}` : name, () => Endpoint.external(values));
  }
}

function checkEdge(edge: EdgeValues, attempt: Attempt): void {
  if (edge.form !== 'node-port') {
    attempt('edge.host', () => checkHost(edge.host, 'edge.host'));
    attempt('edge', () => checkPaths(edgePaths(edge), ''));
  }
  if (edge.form === 'gateway') {
    attempt('edge', () => checkLimits(edgeLimits(edge), ''));
  }
}
