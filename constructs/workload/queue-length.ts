import type { Connection } from '../core/connection';
import { refuse, shown } from '../core/errors';
import type { Identity } from '../core/identity';
import { checkLabelValue } from '../core/label-values';
import { checkWhole } from '../core/whole-number';

/** Messages that wait in a queue. */
export interface QueueLengthProps {
  /** The broker, in the cluster: `broker.connection`. */
  readonly broker: Connection;
  /**
   * Name of the queue, in whichever virtual host: letters, digits, `-`, `_` and `.`, at most 63, as a metric's selector
   * can hold nothing else.
   */
  readonly queue: string;
  /** Messages that may wait for each replica, at least 1. */
  readonly perReplica: number;
}

/**
 * A target of autoscaling: as many replicas as there are times `perReplica` messages waiting.
 * The series is RabbitMQ's own, read where its broker is monitored.
 * @see https://www.rabbitmq.com/docs/prometheus#detailed-endpoint
 */
export class QueueLength {
  /** `QueueLength.of({ broker: broker.connection, queue: 'settlements', perReplica: 100 })`. */
  public static of(props: QueueLengthProps): QueueLength {
    const place = 'QueueLength.of';
    const { broker, queue, perReplica } = props;
    const example = 'perReplica: 100';
    checkWhole(perReplica, { code: 'AUTOSCALING_INVALID', field: 'perReplica', place, least: 1, example });
    if (queue === '') {
      unnamed();
    }
    return new QueueLength(servedBy(broker), checkLabelValue(queue, 'queue', place), perReplica);
  }

  private constructor(
    /** Who serves the queue. */
    public readonly broker: Identity,
    /** Name of the queue. */
    public readonly queue: string,
    /** Messages that may wait for each replica. */
    public readonly perReplica: number,
  ) {}
}

function unnamed(): never {
  return refuse({
    code: 'AUTOSCALING_INVALID',
    place: 'QueueLength.of',
    expected: 'a queue must be named',
    got: shown(''),
    example: `queue: 'settlements'`,
  });
}

function servedBy({ endpoint }: Connection): Identity {
  return (
    endpoint?.identity ??
    refuse({
      code: 'AUTOSCALING_INVALID',
      place: 'QueueLength.of',
      expected:
        'the broker must run in the cluster, where its queues are read: nobody asks one outside for its metrics',
      got: shown(endpoint?.host),
      example: `new RabbitmqCluster(this, 'broker', …).broker.connection`,
    })
  );
}
