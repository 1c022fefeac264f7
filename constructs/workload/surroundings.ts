import type { Construct } from 'constructs';
import { writeAccount } from './account';
import type { Blueprint } from './blueprint';
import type { ComponentProps } from './component';
import { writeConfiguration } from './configuration-map';
import { OutgoingTraffic } from '../policy/traffic';

/** What stands around every workload's pods: their account, their configuration, what they may reach. */
export function writeSurroundings(
  scope: Construct,
  workload: Blueprint,
  props: Pick<ComponentProps, 'initContainers' | 'sidecars'>,
): void {
  const others = [...(props.initContainers ?? []), ...(props.sidecars ?? [])];
  const roles = [workload.roles, ...others.map((container) => container.roles ?? {})];
  writeAccount(scope, workload);
  writeConfiguration(scope, workload, [workload.application, ...others.map(({ application }) => application)]);
  new OutgoingTraffic(scope, 'outgoing', {
    client: workload.identity,
    endpoints: [
      ...roles.flatMap((played) => Object.values(played).flatMap(({ endpoint }) => endpoint ?? [])),
      ...(workload.apiAccess === undefined ? [] : [workload.apiAccess.apiServer]),
      ...(workload.cloudIdentity?._written.endpoints ?? []),
    ],
  });
}
