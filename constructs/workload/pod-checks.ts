import type { ContainerProps } from './container';
import { refuse, shown } from '../core/errors';
import { checkObjectName } from '../core/names';
import { checkOnce } from '../core/once';

/** Two containers, or two volumes, of one name: the API server would refuse the pod. */
export function checkNames(what: string, named: readonly { readonly name: string }[], place: string): void {
  checkOnce(
    named.map(({ name }) => checkObjectName(name, place)),
    (twice) => ({
      code: 'NAME_INVALID',
      place,
      expected: `the ${what} of a pod must have names of their own`,
      example: shown(`${twice}-2`),
    }),
  );
}

/** Nobody asks whether an init container is ready, and nobody stops it: the API server refuses what says so. */
export function checkEnds({ name, application }: ContainerProps, place: string): void {
  const { probes, preStop } = application._props;
  if (probes !== undefined || preStop !== undefined) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected: `the program of init container "${name}" must run to its end, without probes and preStop`,
      got: probes === undefined ? 'a preStop' : 'probes',
      example: 'sidecars: [{ name, application, resources }], for what runs beside the program',
    });
  }
}

/** Containers that run beside each other share one network: the second that listens on a port would not start. */
export function checkPorts(containers: readonly ContainerProps[], place: string): void {
  const ports = containers.flatMap(({ application }) => application.ports.map(({ containerPort }) => containerPort));
  checkOnce(ports, (twice) => ({
    code: 'PORT_INVALID',
    place,
    expected: 'each port must belong to one container of the pod',
    example: `ports: [Port.http(${twice === 65535 ? 8080 : twice + 1})]`,
  }));
}
