import { Duration } from 'cdk8s';
import { secondsOf } from '../../core/amounts';
import { refuse, shown } from '../../core/errors';
import { checkSaid } from '../../core/text';
import { checkWhole } from '../../core/whole-number';

/** A question to Prometheus, asked again and again while a new version proves itself. */
export interface AnalysisProps {
  /** Where Prometheus is: `http://prometheus.monitoring.svc:9090`. */
  readonly address: string;
  /**
   * PromQL. `{{args.hash}}` in it is the hash of the new version, which stands in the names of its pods and in their label
   * `rollouts-pod-template-hash`: `sum(rate(http_requests_total{pod=~"web-{{args.hash}}-.*",code!~"5.."}[2m])) / …`.
   */
  readonly query: string;
  /**
   * When an answer is a good one: `result[0] >= 0.99`. No request, no series: say `len(result) == 0 ||` before it where that
   * is good too.
   */
  readonly successCondition: string;
  /**
   * Time between two questions.
   * @default Duration.minutes(1)
   */
  readonly interval?: Duration;
  /**
   * How often it is asked, at least 1.
   * @default 5
   */
  readonly count?: number;
  /**
   * How many bad answers are let pass, fewer than are asked for: one more, and the version is taken back.
   * @default 0
   */
  readonly failureLimit?: number;
}

/**
 * What a new version must show before, or while, it takes the traffic. Argo Rollouts asks, from its own namespace.
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/
 */
export class Analysis {
  /** Asks Prometheus. */
  public static prometheus(props: AnalysisProps): Analysis {
    const { interval = Duration.minutes(1), count = 5, failureLimit = 0 } = props;
    const example = 'Analysis.prometheus({ …, count: 5, failureLimit: 1 })';
    const whole = { code: 'ROLLOUT_INVALID', place: PLACE, example } as const;
    checkWhole(count, { ...whole, field: 'count', least: 1 });
    checkWhole(failureLimit, { ...whole, field: 'failureLimit', least: 0, most: count - 1 });
    return new Analysis({
      name: 'answer',
      interval: `${secondsOf(interval, { field: 'interval', place: PLACE })}s`,
      count,
      failureLimit,
      successCondition: checkSaid(props.successCondition, 'successCondition', PLACE),
      provider: {
        prometheus: { address: checkAddress(props.address), query: checkSaid(props.query, 'query', PLACE) },
      },
    });
  }

  private constructor(
    /** The metric of its template. @internal */
    readonly _metric: object,
  ) {}
}

const PLACE = 'Analysis.prometheus';

function checkAddress(address: string): string {
  if (!/^https?:\/\/[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:\d{1,5})?(\/\S*)?$/.test(address)) {
    refuse({
      code: 'HOST_INVALID',
      place: PLACE,
      expected: 'address must be the URL of a Prometheus',
      got: shown(address),
      example: shown('http://prometheus.monitoring.svc:9090'),
    });
  }
  return address;
}
