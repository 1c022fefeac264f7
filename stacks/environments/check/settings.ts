import { Size } from 'cdk8s';
import { ENVIRONMENT_SHAPE } from './environment-shape';
import type { Environment, ForeignValues } from '../environment';
import { shapeIssues } from './shape';
import type { Attempt } from './values';
import { Endpoint, Exposure, Identity } from '../../../constructs';
import { bytesOf } from '../../../constructs/core/amounts';
import { CommerceError, refuse, shown } from '../../../constructs/core/errors';
import { checkHost, checkObjectName } from '../../../constructs/core/names';
import { checkReference } from '../../../constructs/core/object-names';
import { checkWhole } from '../../../constructs/core/whole-number';
import { checkBackup } from '../../../constructs/data/postgresql-backup';

/** Refuses values of another kind than the types say: synth bundles the program without checking types. */
export function checkShape(environment: Environment): void {
  const name: unknown = (environment as Partial<Environment> | undefined)?.name;
  const place = typeof name === 'string' ? name : 'environment';
  const issues = shapeIssues(environment, ENVIRONMENT_SHAPE, place);
  if (issues.length > 0) {
    throw new CommerceError(issues);
  }
}

/** Names, sizes and ports that no zone, claim or Service can have. */
export function checkSettings(environment: Environment, attempt: Attempt): void {
  attempt('name', () => checkObjectName(environment.name, ''));
  for (const [place, name] of Object.entries(namesOf(environment))) {
    attempt(place, () => name !== undefined && checkReference(name, place.slice(place.lastIndexOf('.') + 1), ''));
  }
  for (const [place, size] of Object.entries(sizesOf(environment))) {
    attempt(place, () => size !== undefined && checkGibibytes(size));
  }
  for (const [place, foreign] of Object.entries(foreignersOf(environment))) {
    attempt(place, () => foreign !== undefined && Identity.foreign({ ...foreign, labels: { ...foreign.labels } }));
  }
  checkOperated(environment, attempt);
  checkNodePort(environment, attempt);
}

function namesOf({ edge, storageClassName, settlementFiles }: Environment) {
  return {
    storageClassName,
    'settlementFiles.storageClassName': settlementFiles.storageClassName,
    ...(edge.form === 'gateway' ? { 'edge.gatewayClassName': edge.gatewayClassName } : {}),
    ...(edge.form === 'ingress' ? { 'edge.ingressClassName': edge.ingressClassName } : {}),
    ...(edge.form === 'node-port' ? {} : { 'edge.issuer': edge.issuer }),
  };
}

function sizesOf({ journalStorage, settlementFiles, data }: Environment): {
  readonly [place: string]: number | undefined;
} {
  const stored = Object.entries(data).map(([name, values]): [string, number | undefined] => [
    `data.${name}.storage`,
    values.form === 'managed' ? undefined : values.storage,
  ]);
  return {
    journalStorage,
    'settlementFiles.size': settlementFiles.size,
    ...Object.fromEntries<number | undefined>(stored),
  };
}

function foreignersOf({ edge, prometheus }: Environment): { readonly [place: string]: ForeignValues | undefined } {
  return {
    prometheus,
    ...(edge.form === 'gateway' ? { 'edge.dataPlane': edge.dataPlane } : {}),
    ...(edge.form === 'ingress' ? { 'edge.controller': edge.controller } : {}),
  };
}

function checkOperated({ data, region, backupStore }: Environment, attempt: Attempt): void {
  const operated = Object.entries(data).flatMap(([name, values]) =>
    values.form === 'operator' ? [{ name, ...values }] : [],
  );
  const example = 'instances: 3';
  const place = '';
  for (const { name, instances, backup } of operated) {
    attempt(`data.${name}.instances`, () =>
      checkWhole(instances, { code: 'REPLICAS_INVALID', field: 'instances', place, least: 1, example }),
    );
    attempt(`data.${name}.backup`, () => {
      if (backup !== undefined) {
        checkBackup(backup, '30d', place);
      }
    });
  }
  attempt('region', () => checkHost(`s3.${region}.amazonaws.com`, place));
  if (operated.some(({ backup }) => backup !== undefined)) {
    attempt('backupStore', () => Endpoint.external({ host: 's3.amazonaws.com', port: 443, cidrs: backupStore }));
  }
}

function checkNodePort({ edge }: Environment, attempt: Attempt): void {
  attempt('edge.port', () => edge.form === 'node-port' && Exposure.nodePort(edge.port));
}

function checkGibibytes(size: number): void {
  if (size <= 0) {
    refuse({
      code: 'VALUE_INVALID',
      place: '',
      expected: 'a size in GiB must be more than nothing',
      got: shown(size),
      example: '10',
    });
  }
  bytesOf(Size.gibibytes(size), { field: 'the size', place: '' });
}
