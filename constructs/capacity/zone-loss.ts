import { wholeAbove } from './whole';

/** Replicas of which so many are left when one of the zones is lost, where they are spread evenly: ⌈needed × z / (z − 1)⌉. */
export function zoneLossReplicas(needed: number, zones: number): number {
  return wholeAbove((needed * zones) / (zones - 1));
}

/** Replicas in the fullest zone. */
export function inOneZone(replicas: number, zones: number): number {
  return Math.ceil(replicas / zones);
}
