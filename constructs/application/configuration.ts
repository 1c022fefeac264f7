import { checkPath } from './folder';
import { refuse, shown } from '../core/errors';
import { checkNoSecret } from '../core/literal-secret';
import { FILE_NAME } from '../core/object-names';
import { UNWRITABLE_KEYS } from '../core/own';
import { checkText } from '../core/text';

/** A folder of configuration files. */
export interface ConfigurationProps {
  /** Absolute path of the folder. */
  readonly folder: string;
  /** The files: name to content. */
  readonly files: { [name: string]: string };
}

/**
 * Files that the program reads at its start. They become a ConfigMap; a change of any of them rolls the pods.
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/
 */
export class Configuration {
  /** `Configuration.of({ folder: '/etc/redis', files: { 'redis.conf': 'maxmemory 64mb' } })`. */
  public static of(props: ConfigurationProps): Configuration {
    const place = `Configuration.of ${props.folder}`;
    checkPath(props.folder, place);
    const names = Object.keys(props.files);
    const bad = names.find((name) => !FILE_NAME.test(name) || UNWRITABLE_KEYS.includes(name));
    if (names.length === 0 || bad !== undefined) {
      refuse({
        code: 'CONFIGURATION_INVALID',
        place,
        expected:
          'configuration must hold files named by letters, digits, hyphens, underscores and dots, not two dots first',
        got: bad === undefined ? 'no file' : shown(bad),
        example: `files: { 'redis.conf': 'maxmemory 64mb' }`,
      });
    }
    for (const [name, content] of Object.entries(props.files)) {
      checkNoSecret(checkText(content, `${place} ${name}`), `${place} ${name}`);
    }
    return new Configuration(props.folder, { ...props.files });
  }

  private constructor(
    /** Absolute path of the folder. */
    public readonly folder: string,
    /** The files: name to content. */
    public readonly files: { [name: string]: string },
  ) {}
}
