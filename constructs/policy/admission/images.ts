import { CONTAINERS, NEW_OR_CHANGED, POD, podAnnotation, POD_MAKERS_AND_DEBUGGERS } from './pods';
import type { PolicySpec } from './policy';
import { ANNOTATION } from '../../core/labels';
import { textList } from '../../core/value-kinds';

/** Whose the lists are among the values of a Helm chart: `admission.images.registries`. */
const OWNER = { namespace: 'admission', name: 'images' };

const ITEM = '^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]+)?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$';

/** An image with its registry: the container runtime adds Docker Hub's where there is none. */
const WHOLE_NAME =
  `c.image.matches('^(localhost|[^/]*[.:][^/]*)/') ? c.image : ` +
  `(c.image.contains('/') ? 'docker.io/' : 'docker.io/library/') + c.image`;

/** `variables.images`: all of them, by their whole names. */
const IMAGES = { name: 'images', expression: `variables.containers.map(c, ${WHOLE_NAME})` };

const PINNED = `'@sha256:[a-f0-9]{64}$'`;

/** Images from named registries alone, each at a version. */
export function imagePolicy(registries: readonly string[]): PolicySpec {
  const description = 'Registries that images may come from, or the beginnings of their repositories.';
  return {
    name: 'images',
    purpose: 'Images come from the registries that the environment names, and name a version or a digest.',
    requests: POD_MAKERS_AND_DEBUGGERS,
    conditions: NEW_OR_CHANGED,
    variables: [
      POD,
      CONTAINERS,
      IMAGES,
      { name: 'registries', expression: textList(OWNER, ['registries'], registries, ITEM, description) },
      {
        name: 'foreign',
        expression: `variables.images.filter(i, !variables.registries.exists(r, i.startsWith(r + '/')))`,
      },
      {
        name: 'floating',
        expression: `variables.images.filter(i, !i.matches(${PINNED}) && !i.matches(':[^/:@]*[0-9][^/:@]*$'))`,
      },
    ],
    rules: [
      {
        expression: 'variables.foreign.size() == 0',
        message: 'an image comes from a registry that the environment does not name',
        messageExpression:
          `'images must come from ' + variables.registries.join(', ') + '; got ' + variables.foreign.join(', ') + ` +
          `'. Copy the image to one of them, or name its registry: admission.registries of the environment, ` +
          `admission.images.registries of the Helm chart'`,
      },
      {
        expression: `variables.floating.size() == 0 || ${podAnnotation(ANNOTATION.floatingImage)} != ''`,
        message: 'an image names no version',
        messageExpression:
          `'images must name a version (a digit in the tag) or a digest; got ' + variables.floating.join(', ') + ` +
          `'. Give the tag of a release, or say why it floats: Image.floating(reference, reason), which writes the ` +
          `annotation ${ANNOTATION.floatingImage}'`,
      },
    ],
  };
}

/** Images by digest, where cards are handled; but for those of which no digest is known. */
export function pinnedImagePolicy(unpinned: { readonly [repository: string]: string }): PolicySpec {
  const description = 'Repositories whose images guarded zones take without a digest.';
  const repositories = Object.keys(unpinned);
  const reasons = Object.entries(unpinned).map(([repository, reason]) => `${repository}: ${reason}`);
  return {
    name: 'pinned-images',
    purpose: 'In guarded zones images are named by digest, but for the repositories that are listed.',
    requests: POD_MAKERS_AND_DEBUGGERS,
    conditions: NEW_OR_CHANGED,
    annotations: reasons.length === 0 ? {} : { [ANNOTATION.unpinned]: reasons.join('; ') },
    variables: [
      POD,
      CONTAINERS,
      IMAGES,
      { name: 'unpinned', expression: textList(OWNER, ['unpinned'], repositories, ITEM, description) },
      {
        name: 'loose',
        expression:
          `variables.images.filter(i, !i.matches(${PINNED}) && ` +
          `!variables.unpinned.exists(u, i == u || i.startsWith(u + ':') || i.startsWith(u + '/')))`,
      },
    ],
    rules: [
      {
        expression: 'variables.loose.size() == 0',
        message: 'an image in a guarded zone has no digest',
        messageExpression:
          `'images in guarded zones must be named by digest; got ' + variables.loose.join(', ') + ` +
          `'. Add @sha256:<digest> to the image, or give a reason: admission.unpinned of the environment, ` +
          `admission.images.unpinned of the Helm chart'`,
      },
    ],
  };
}
