import { refuse, shown } from '../../core/errors';

const HOST = '[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?';

/** A host with a dot or a port, or `localhost`, and the beginning of a repository or not. */
const REGISTRY = new RegExp(
  `^(localhost(:[0-9]+)?|${HOST}(\\.${HOST})+(:[0-9]+)?|${HOST}:[0-9]+)(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$`,
);

/** Refuses what no image's name begins with. */
export function checkRegistry(text: string, place: string): string {
  if (!REGISTRY.test(text)) {
    refuse({
      code: 'IMAGE_MALFORMED',
      place,
      expected:
        "a registry must be a host, with the beginning of a repository's path or not, without tag and slash at its end",
      got: shown(text),
      example: shown('registry.example.com/shop'),
    });
  }
  return text;
}
