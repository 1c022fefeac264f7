import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PeopleValues } from '../environments/access';
import { ZONES } from '../zone-names';
import { PeopleAccess } from '../../constructs';

/** Who of the people may do what. */
export class Access extends Chart {
  /** The groups that may restart and scale. */
  public readonly actingGroups: string[];

  constructor(scope: Construct, id: string, { onCallExec, ...groups }: PeopleValues) {
    super(scope, id);
    const { open, payments, vault } = ZONES;
    const people = new PeopleAccess(this, 'commerce', {
      groups,
      open: [...open],
      payments,
      vault,
      execReason: onCallExec,
    });
    this.actingGroups = people.actingGroups;
  }
}
