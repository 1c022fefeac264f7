import { ChartValue, type ValueOwner, type ValueSchema } from './chart-value';
import type { Image } from './image';

const WHOLE = { kind: 'integer' } as const;
const TEXT = { kind: 'text' } as const;

/** More than nothing. It may stand as text or, where it has no unit, as a number. */
export const QUANTITY_SCHEMA: ValueSchema = {
  type: ['string', 'number'],
  pattern: '^([0-9]*[1-9][0-9]*(\\.[0-9]+)?|0+\\.[0-9]*[1-9][0-9]*)(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$',
  exclusiveMinimum: 0,
};

const HOST = '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$';
const REPOSITORY = '^[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$';
const TAG = '^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$';

const DIGEST = '^sha256:[a-f0-9]{64}$';

/** An image with a tag that names a version: nearly all. */
const IMAGE_SCHEMA = partsSchema({ tag: '' });

/** Schemas that many values share, by the names under which a chart's schema defines them. */
export const SHARED_SCHEMAS: { readonly [name: string]: ValueSchema } = {
  image: IMAGE_SCHEMA,
  quantity: QUANTITY_SCHEMA,
};

/** A whole number. */
export function wholeNumber(
  owner: ValueOwner,
  key: readonly string[],
  shown: number,
  schema: { readonly minimum?: number; readonly maximum?: number; readonly enum?: readonly number[] },
  description: string,
): number {
  return ChartValue.in(owner, { key, shown, form: WHOLE, schema: { type: 'integer', ...schema }, description });
}

/** The upper one of two bounds: the template refuses one below the lower bound beside it. */
export function upperBound(owner: ValueOwner, key: readonly string[], shown: number, description: string): number {
  const schema = { type: 'integer', minimum: 1 };
  return ChartValue.in(owner, { key, shown, form: { kind: 'upper-bound' }, schema, description });
}

/** A Kubernetes quantity. */
export function quantity(owner: ValueOwner, key: readonly string[], shown: string, description: string): string {
  return ChartValue.in(owner, { key, shown, form: TEXT, schema: QUANTITY_SCHEMA, description });
}

/** Text of one kind: a host, a level. */
export function text(
  owner: ValueOwner,
  key: readonly string[],
  shown: string,
  schema: { readonly pattern?: string; readonly maxLength?: number; readonly enum?: readonly string[] },
  description: string,
): string {
  return ChartValue.in(owner, { key, shown, form: TEXT, schema: { type: 'string', ...schema }, description });
}

/** A list of texts of one kind, in an expression of CEL: its literals are those of JSON. */
export function textList(
  owner: ValueOwner,
  key: readonly string[],
  value: readonly string[],
  pattern: string,
  description: string,
): string {
  const schema = { type: 'array', items: { type: 'string', pattern } };
  const shown = JSON.stringify(value);
  return ChartValue.in(owner, { key, shown, form: { kind: 'list' }, value: [...value], schema, description });
}

/** A host name. */
export function host(owner: ValueOwner, shown: string): string {
  return text(owner, ['host'], shown, { pattern: HOST, maxLength: 253 }, 'Host that customers use.');
}

/** An image, in parts, so that a registry of one's own can be put in its place. */
export function imageReference(owner: ValueOwner, key: readonly string[], image: Image): string {
  const value = imageParts(image);
  const schema = imageSchema(image);
  const description = 'Image. With a digest the tag is only a comment: change both.';
  return ChartValue.in(owner, { key, shown: image.reference, form: { kind: 'image' }, value, schema, description });
}

/** The version label, which follows the image. */
export function imageVersion(owner: ValueOwner, image: Image, key: readonly string[] = ['image']): string {
  return ChartValue.in(owner, { key, shown: image._version, form: { kind: 'version' } });
}

/** The name of a Job, which must be another one as soon as its content is. */
export function jobName(owner: ValueOwner, name: string, hash: string): string {
  return ChartValue.in(owner, { key: [], shown: `${name}-${hash}`, form: { kind: 'job-name', name, hash } });
}

function imageParts({ registry = '', repository, tag = '', digest = '' }: Image) {
  return { registry, repository, tag, digest };
}

function imageSchema(image: Image): ValueSchema {
  return image.tag !== undefined && image.floatingReason === undefined ? IMAGE_SCHEMA : partsSchema(image);
}

function partsSchema({ tag, floatingReason }: Pick<Image, 'tag' | 'floatingReason'>): ValueSchema {
  const version = floatingReason === undefined ? { allOf: [{ pattern: '[0-9]' }] } : {};
  return {
    type: 'object',
    properties: {
      registry: { type: 'string', pattern: '^([A-Za-z0-9.-]+(:[0-9]+)?)?$' },
      repository: { type: 'string', pattern: REPOSITORY },
      tag: { type: 'string', ...(tag === undefined ? {} : { pattern: TAG, ...version }) },
      digest: { type: 'string', pattern: tag === undefined ? DIGEST : `^$|${DIGEST}` },
    },
    required: ['registry', 'repository', 'tag', 'digest'],
    additionalProperties: false,
  };
}
