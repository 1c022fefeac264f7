/** Seconds between two questions to a program, unless a monitor says otherwise. */
export const SCRAPE_SECONDS = 30;

/** Seconds over which a rate is taken: four questions, so that one that failed leaves enough. */
export const RATE_SECONDS = 4 * SCRAPE_SECONDS;

/** Messages that wait in one queue, as RabbitMQ's page of single queues has it; the main page has only their sum. */
export const QUEUE_SERIES = 'rabbitmq_detailed_queue_messages_ready';

/** The label that says which broker a queue is of. */
export const BROKER_LABEL = 'broker';

const PER_SECOND = '_per_second';

/** What autoscalers call the rate of a counter: the series and what is done to it, so that either tells the other. */
export function rateName(counter: string): string {
  return `${counter}${PER_SECOND}`;
}

/** The counter behind a rate; nothing for a metric that is none. */
export function counterOf(metric: string): string | undefined {
  return metric.endsWith(PER_SECOND) ? metric.slice(0, -PER_SECOND.length) : undefined;
}
