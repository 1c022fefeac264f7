import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { freeId } from '../core/construct-id';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkObjectName } from '../core/names';
import { placeOf, refuse, shown } from '../core/errors';
import { checkText } from '../core/text';

/** Who goes first when nodes are full. */
export interface PriorityClassProps {
  /** The higher, the earlier; 1 to 1,000,000,000. */
  readonly value: number;
  /** What it is for. */
  readonly description: string;
}

/**
 * A PriorityClass. It belongs to the whole cluster; the object is called as the construct.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export class PriorityClass extends Construct {
  /** Name, for a placement's `priorityClassName`. */
  public readonly priorityClassName: string;

  constructor(scope: Construct, id: string, props: PriorityClassProps) {
    super(scope, freeId(scope, id));
    const { value, description } = props;
    if (!Number.isInteger(value) || value < 1 || value > 1_000_000_000) {
      refuse({
        code: 'VALUE_INVALID',
        place: placeOf(this),
        expected: 'a priority must be a whole number from 1 to 1000000000',
        got: shown(value),
        example: 'value: 1000',
      });
    }
    this.priorityClassName = checkObjectName(id, placeOf(this));
    checkText(description, placeOf(this));
    checkNotReserved(id, placeOf(this));
    new k8s.KubePriorityClass(this, 'class', {
      metadata: { name: id, labels: { [LABEL.managedBy]: MANAGED_BY } },
      value,
      description,
      globalDefault: false,
    });
  }
}

function checkNotReserved(name: string, place: string): void {
  if (name.startsWith('system-')) {
    refuse({
      code: 'NAME_INVALID',
      place,
      expected: "a priority's name must not begin with system-, which is Kubernetes' own",
      got: shown(name),
      example: shown('payments-first'),
    });
  }
}
