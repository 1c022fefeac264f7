import type { Blueprint } from './blueprint';
import { configurationFiles } from './configuration-map';
import type { ContainerProps } from './container';
import { refuse } from '../core/errors';
import { contentHash } from '../core/hash';
import { ANNOTATION } from '../core/labels';
import { checkText } from '../core/text';

/** What rolls the pods when it changes, and what was loosened and why. */
export function podAnnotations(
  workload: Blueprint,
  containers: readonly ContainerProps[],
  rootReason: string | undefined,
): { [key: string]: string } {
  const applications = containers.map(({ application }) => application);
  const files = configurationFiles(workload, applications);
  const secrets = new Map(
    [workload.roles, ...containers.map(({ roles }) => roles ?? {})]
      .flatMap((roles) => Object.values(roles))
      .flatMap(({ secret }) => (secret === undefined ? [] : [[secret.name, secret.version] as const])),
  );
  const annotations = {
    ...annotation(ANNOTATION.configuration, Object.keys(files).length > 0 ? contentHash(files) : ''),
    ...annotation(ANNOTATION.secretVersions, [...secrets].map(([name, version]) => `${name}=${version}`).join(',')),
    ...annotation(ANNOTATION.floatingImage, joined(applications.map(({ image }) => image.floatingReason))),
    ...annotation(ANNOTATION.standIn, joined(applications.map(({ _props }) => _props.standIn))),
    ...annotation(ANNOTATION.plainVariables, joined(applications.flatMap(plainReasons))),
    ...annotation(ANNOTATION.user, rootReason === undefined ? joined(applications.map(userReason)) : ''),
    ...annotation(ANNOTATION.root, rootReason ?? ''),
    ...annotation(ANNOTATION.apiAccess, workload.apiAccess?.reason ?? ''),
    ...workload.mesh?._podAnnotations,
  };
  checkSize(annotations, workload.place);
  return annotations;
}

/** Most that all annotations of an object may hold, in bytes, keys and values together. */
const MOST_BYTES = 2 ** 18;

function checkSize(annotations: { readonly [key: string]: string }, place: string): void {
  const bytes = Object.entries(annotations)
    .flat()
    .reduce((sum, text) => sum + Buffer.byteLength(checkText(text, place)), 0);
  if (bytes > MOST_BYTES) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: 'reasons and secret versions of one pod must have at most 256 KiB together: they become annotations',
      got: `${bytes} bytes`,
      example: `Image.floating('shop/web:main', 'demo image without releases')`,
    });
  }
}

function plainReasons({ _props }: Blueprint['application']): string[] {
  return Object.entries(_props.variables ?? {}).flatMap(([name, { _source }]) =>
    _source.kind === 'value' && _source.reason !== undefined ? [`${name}: ${_source.reason}`] : [],
  );
}

function userReason({ _props }: Blueprint['application']): string | undefined {
  return _props.userReason;
}

function joined(reasons: readonly (string | undefined)[]): string {
  return [...new Set(reasons.filter((reason) => reason !== undefined))].join('; ');
}

function annotation(key: string, value: string): { [key: string]: string } {
  return value === '' ? {} : { [key]: value };
}
