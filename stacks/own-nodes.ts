import type { Environment, ZoneName } from './environments/environment';
import { OwnNodes } from '../constructs';

/** The nodes that are there for a zone alone; nothing where its pods run wherever there is room. */
export function ownNodesOf({ ownNodes }: Environment, zone: ZoneName): OwnNodes | undefined {
  const taint = zone === 'payments' || zone === 'vault' ? ownNodes?.[zone] : undefined;
  return taint && OwnNodes.of(taint);
}
