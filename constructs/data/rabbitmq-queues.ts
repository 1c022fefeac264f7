import { BROKER_LABEL } from '../observability/metric-names';
import type { MetricsPage } from '../observability/metrics-target';

/**
 * The page on which a broker tells of each queue by itself: four series a queue, with the broker's name, as a namespace
 * may have several.
 * @see https://www.rabbitmq.com/docs/prometheus#detailed-endpoint
 */
export function queuesPage(broker: string): MetricsPage {
  return {
    path: '/metrics/detailed',
    parameters: { family: ['queue_coarse_metrics'] },
    labels: { [BROKER_LABEL]: broker },
  };
}
