import { Duration } from 'cdk8s';
import type { ApplicationProps } from './application';
import type { Binding } from './binding';
import { FORGET_SECONDS } from './forget';
import { secondsOf } from '../core/amounts';
import { refuse, shown } from '../core/errors';
import { checkNoSecret } from '../core/literal-secret';
import { checkVariableName } from '../core/names';
import { checkOnce } from '../core/once';
import { checkCounter } from '../core/series-names';
import { checkText, checkUrlPath } from '../core/text';
import { LARGEST_COUNT } from '../core/whole-number';

/** Names that say their value is a secret. */
const SECRET_NAME = /PASSWORD|PASSWD|TOKEN|KEY|SECRET|CREDENTIAL/i;

/** Longest variable, its name and an equals sign before it, in bytes: 32 pages. */
const LONGEST_VARIABLE = 131_072;

/** Users from here on are none of a node's own. */
export const LEAST_FREE_USER = 10_000;

/** Refuses a description of an image that could never run as written. */
export function checkApplication(props: ApplicationProps, place: string): void {
  checkUser(props, place);
  checkPorts(props, place);
  checkFolders(props, place);
  checkProbes(props, place);
  checkVariables(props.variables ?? {}, place);
  checkProgram(props, place);
}

function checkUser(props: ApplicationProps, place: string): void {
  for (const [field, id] of Object.entries({ user: props.user, group: props.group ?? props.user })) {
    if (!Number.isInteger(id) || id < 1 || id > LARGEST_COUNT) {
      refuse({
        code: 'VALUE_INVALID',
        place,
        expected: `${field} must be a whole number above 0: the program never runs as root; at most ${LARGEST_COUNT}`,
        got: shown(id),
        example: `${field}: 10001`,
      });
    }
  }
  if (props.userReason !== undefined && (props.userReason.trim() === '' || props.user >= LEAST_FREE_USER)) {
    refuse({
      code: 'REASON_MISSING',
      place,
      expected: `userReason must say why the user is below ${LEAST_FREE_USER}, and only then`,
      got: `${shown(props.userReason)} for user ${props.user}`,
      example: `user: 1000, userReason: 'its program lies in a folder that only its own user may enter'`,
    });
  }
}

function checkProgram(props: ApplicationProps, place: string): void {
  const { command = [], args = [], preStop = ['none'], metrics, standIn = '', userReason = '' } = props;
  [...command, ...args, ...preStop, standIn, userReason].forEach((text) =>
    checkNoSecret(checkText(text, place), place),
  );
  secondsOf(props.drain ?? Duration.seconds(30), { field: 'drain', place, least: 0 });
  secondsOf(props.gracePeriod ?? Duration.seconds(30), { field: 'gracePeriod', place });
  checkPause(props, place);
  checkUrlPath(metrics?.path ?? '/metrics', place);
  if (metrics?.requests !== undefined) {
    checkCounter(metrics.requests, place);
  }
  if (preStop.length === 0) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: 'preStop must name a program',
      got: '[]',
      example: `preStop: ['nginx', '-s', 'quit']`,
    });
  }
}

/** A pause that is shorter than load balancers take: some would send requests to a program that has been told to stop. */
function checkPause({ pause, ports = [] }: ApplicationProps, place: string): void {
  if (pause === undefined) {
    return;
  }
  const seconds = secondsOf(pause, { field: 'pause', place, least: 0 });
  if (ports.length > 0 && seconds < FORGET_SECONDS) {
    refuse({
      code: 'GRACE_TOO_SHORT',
      place,
      expected: `pause must be at least ${FORGET_SECONDS} seconds where the program has ports: endpoints are not removed at once`,
      got: `${seconds} seconds`,
      example: 'pause: Duration.seconds(10)',
    });
  }
}

function checkPorts(props: ApplicationProps, place: string): void {
  const ports = props.ports ?? [];
  for (const values of [ports.map((p) => p.name), ports.map((p) => p.containerPort), ports.map((p) => p.servicePort)]) {
    checkOnce<string | number>(values, () => ({
      code: 'PORT_INVALID',
      place,
      expected: 'each port must have a name and numbers of its own',
      example: `ports: [Port.http(8080), Port.http(9090, { name: 'metrics' })]`,
    }));
  }
}

function checkFolders(props: ApplicationProps, place: string): void {
  const paths = [...(props.folders ?? []).map((f) => f.path), ...(props.configuration ?? []).map((c) => c.folder)];
  checkOnce(paths, () => ({
    code: 'PATH_INVALID',
    place,
    expected: 'each folder must be declared once',
    example: `folders: [Folder.scratch('/tmp', Size.mebibytes(64))]`,
  }));
}

function checkProbes(props: ApplicationProps, place: string): void {
  const names = (props.ports ?? []).map((port) => port.name);
  const probes = [props.probes?.startup, props.probes?.liveness, props.probes?.readiness].filter(
    (p) => p !== undefined,
  );
  const asked = [
    ...probes.flatMap((p) => (p._needsPort ? [p._port ?? names[0]] : [])),
    props.metrics?.port ?? names[0],
  ];
  const unknown = asked.find((name) => name === undefined || !names.includes(name));
  if (unknown !== undefined || (names.length === 0 && probes.some((p) => p._needsPort))) {
    refuse({
      code: 'APPLICATION_PORT_UNKNOWN',
      place,
      expected: `probes and metrics must name a declared port (${names.join(', ') || 'none is declared'})`,
      got: shown(unknown),
      example: `ports: [Port.http(8080)]`,
    });
  }
}

function checkVariables(variables: { [name: string]: Binding }, place: string): void {
  const names = Object.keys(variables);
  for (const [index, [name, binding]] of Object.entries(variables).entries()) {
    checkVariableName(name, place);
    const source = binding._source;
    if (source.kind === 'value' && Buffer.byteLength(`${name}=${source.text}`) >= LONGEST_VARIABLE) {
      refuse({
        code: 'VALUE_INVALID',
        place: `${place} ${name}`,
        expected: `a variable and its value must have less than ${LONGEST_VARIABLE} bytes, or Linux does not start the program`,
        got: `${Buffer.byteLength(source.text)} bytes`,
        example: `configuration: [Configuration.of({ folder: '/etc/orders', files: { 'orders.yaml': '…' } })]`,
      });
    }
    if (source.kind === 'value' && source.reason === undefined && SECRET_NAME.test(name)) {
      refuse({
        code: 'LITERAL_SECRET',
        place: `${place} ${name}`,
        expected: 'a variable with a secret-looking name must be bound to a secret',
        got: 'a literal (not shown)',
        example: `${name}: Binding.secret('database', 'password'), or Binding.plain(…, 'why it is no secret')`,
      });
    }
    if (source.kind === 'value' && source.reason === undefined) {
      checkNoSecret(source.text, `${place} ${name}`);
    }
    const password = source.kind === 'url' ? source.options.passwordVariable : undefined;
    if (password !== undefined && !names.slice(0, index).includes(password)) {
      refuse({
        code: 'VARIABLE_NAME_INVALID',
        place: `${place} ${name}`,
        expected: 'passwordVariable must name a variable that is declared before',
        got: shown(password),
        example: `{ CACHE_PASSWORD: Binding.secret('cache', 'password'), CACHE_URL: Binding.url('cache', { passwordVariable: 'CACHE_PASSWORD' }) }`,
      });
    }
  }
}
