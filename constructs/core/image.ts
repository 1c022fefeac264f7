import { refuse, shown } from './errors';

/** The parts of an image reference. */
export interface ImageProps {
  /**
   * Registry host, with its port where it is not 443.
   * @default - the container runtime's own default registry
   */
  readonly registry?: string;
  /** Path of the image in the registry: `library/redis`. */
  readonly repository: string;
  /**
   * Version tag. It must name a version: a tag without a digit floats.
   * @default - none; then a digest is needed
   */
  readonly tag?: string;
  /**
   * Content digest, `sha256:` and 64 hexadecimal digits. With it the tag is only a comment.
   * @default - none; then a tag is needed
   */
  readonly digest?: string;
}

const HOST_PART = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';

/** Longest registry and repository together, in characters: what container runtimes take. */
const LONGEST_NAME = 255;

/** A first part is a registry where it has a dot or a port, or is `localhost`; else it belongs to the repository. */
const REFERENCE = new RegExp(
  `^(?:(${HOST_PART}(?:\\.${HOST_PART})+(?::[0-9]+)?|${HOST_PART}:[0-9]+|localhost)/)?` +
    '([a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*)' +
    '(?::(\\w[\\w.-]{0,127}))?' +
    '(?:@(sha256:[a-f0-9]{64}))?$',
);

/**
 * A container image, checked: it names a version, or says why it floats.
 * @see https://github.com/distribution/reference
 */
export class Image {
  /** From a reference as `docker pull` takes it: `registry.example.com/shop/catalog:1.6.2`, or with `@sha256:…`. */
  public static parse(reference: string): Image {
    const image = Image.read(reference);
    if (image.tag === undefined && image.digest === undefined) {
      refuse({
        code: 'IMAGE_UNTAGGED',
        place: 'Image.parse',
        expected: 'an image must have a tag or a digest',
        got: shown(reference),
        example: shown(`${reference}:1.0.0`),
      });
    }
    if (image.digest === undefined && !/\d/.test(image.tag ?? '')) {
      refuse({
        code: 'IMAGE_FLOATING',
        place: 'Image.parse',
        expected: 'the tag must name a version (a digit in it), or the image be declared floating with a reason',
        got: shown(reference),
        example: `Image.floating(${shown(reference)}, 'demo image without releases')`,
      });
    }
    return image;
  }

  /** From its parts. */
  public static of(props: ImageProps): Image {
    const registry = props.registry === undefined ? '' : `${props.registry}/`;
    const tag = props.tag === undefined ? '' : `:${props.tag}`;
    const digest = props.digest === undefined ? '' : `@${props.digest}`;
    const image = Image.parse(`${registry}${props.repository}${tag}${digest}`);
    if (image.registry !== props.registry || image.repository !== props.repository) {
      malformed(image.reference);
    }
    return image;
  }

  /** An image whose tag moves. The reason ends up as an annotation, and the image is pulled at each start. */
  public static floating(reference: string, reason: string): Image {
    if (reason.trim() === '') {
      refuse({
        code: 'REASON_MISSING',
        place: 'Image.floating',
        expected: 'a floating image must say why',
        got: shown(reason),
        example: `Image.floating(${shown(reference)}, 'demo image without releases')`,
      });
    }
    return Image.read(reference, reason);
  }

  private static read(reference: string, floatingReason?: string): Image {
    const [, registry, repository, tag, digest] = REFERENCE.exec(reference) ?? [];
    if (repository === undefined || `${registry ?? ''}/${repository}`.length > LONGEST_NAME) {
      return malformed(reference);
    }
    return new Image(reference, repository, registry, tag, digest, floatingReason);
  }

  private constructor(
    /** The whole reference, as a manifest writes it. */
    public readonly reference: string,
    /** Path in the registry. */
    public readonly repository: string,
    /** Registry host, if named. */
    public readonly registry?: string,
    /** Tag, if named. */
    public readonly tag?: string,
    /** Digest, if named. */
    public readonly digest?: string,
    /** Why the image floats, if it does. */
    public readonly floatingReason?: string,
  ) {}

  /** What `app.kubernetes.io/version` says: the tag, or the start of the digest. @internal */
  public get _version(): string {
    const version = this.tag ?? this.digest?.slice('sha256:'.length, 'sha256:'.length + 12) ?? 'unversioned';
    // A label begins and ends with a letter or a digit, which a tag need not.
    return version.slice(0, 63).replace(/^[^a-zA-Z0-9]+|[^a-zA-Z0-9]+$/g, '');
  }

  /** A floating image is pulled anew at each start; a versioned one is the same wherever it is. @internal */
  public get _pullPolicy(): string {
    return this.floatingReason === undefined ? 'IfNotPresent' : 'Always';
  }
}

function malformed(reference: string): never {
  return refuse({
    code: 'IMAGE_MALFORMED',
    place: 'Image.parse',
    expected:
      'an image must be [registry/]repository[:tag][@sha256:digest], the registry with a dot or a port, the repository in lower case, both at most 255 characters',
    got: shown(reference),
    example: shown('registry.example.com/shop/catalog:1.6.2'),
  });
}
