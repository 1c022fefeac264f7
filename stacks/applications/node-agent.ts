import { Duration } from 'cdk8s';
import { Application, Binding, Configuration, Image, Port, Probe } from '../../constructs';

const FOLDER = '/etc/otelcol';

/** Folders of the node that the agent reads: the pods' logs, and what the kernel says of the node. */
export const AGENT_FOLDERS = [
  { name: 'pod-logs', path: '/var/log/pods' },
  { name: 'proc', path: '/proc', mountPath: '/host/proc' },
];

/**
 * OpenTelemetry Collector contrib 0.159.0 on every node: reads the pods' logs, masks card numbers, sends the logs on,
 * and serves the node's own metrics. `remote` is whether there is somewhere to send logs to.
 * https://opentelemetry.io/docs/collector/
 */
export function openTelemetryAgent(image: Image, remote: boolean): Application {
  return Application.of({
    image,
    user: 10001,
    args: [`--config=${FOLDER}/agent.yaml`],
    ports: [Port.http(8889, { name: 'metrics' }), Port.http(13133, { name: 'health' })],
    probes: {
      readiness: Probe.http('/', { port: 'health' }),
      liveness: Probe.http('/', { port: 'health', failures: 6 }),
    },
    metrics: { port: 'metrics' },
    configuration: [Configuration.of({ folder: FOLDER, files: { 'agent.yaml': configuration(remote) } })],
    variables: {
      NODE_NAME: Binding.field('spec.nodeName'),
      ...(remote ? { LOGS_URL: Binding.url('logs') } : {}),
    },
    drain: Duration.seconds(15),
  });
}

function configuration(remote: boolean): string {
  const exporter = remote
    ? 'otlphttp:\n    endpoint: ${env:LOGS_URL}\n    retry_on_failure:\n      max_elapsed_time: 10m'
    : 'debug:\n    verbosity: basic';
  return `extensions:
  health_check:
    endpoint: 0.0.0.0:13133
receivers:
  file_log:
    include: [/var/log/pods/*/*/*.log]
    exclude: ['/var/log/pods/agents_*/*/*.log']
    start_at: end
    include_file_path: true
    include_file_name: false
    operators:
      - type: container
        id: container-parser
    retry_on_failure:
      enabled: true
  hostmetrics:
    collection_interval: 30s
    root_path: /host
    scrapers:
      cpu:
      load:
      memory:
      network:
      paging:
processors:
  memory_limiter:
    check_interval: 1s
    limit_percentage: 80
    spike_limit_percentage: 25
  # A second line: what looks like a card number is masked. The first line is not to log one.
  redaction:
    allow_all_keys: true
    blocked_values:
      - '\\b4[0-9]{3}(?:[ -]?[0-9]{4}){2}[ -]?[0-9]{1,4}(?:[ -]?[0-9]{3})?\\b'
      - '\\b(?:5[1-5][0-9]{2}|2[2-7][0-9]{2})(?:[ -]?[0-9]{4}){3}\\b'
      - '\\b3[47][0-9]{2}[ -]?[0-9]{6}[ -]?[0-9]{5}\\b'
    summary: silent
  resource:
    attributes:
      - { key: k8s.node.name, value: '\${env:NODE_NAME}', action: upsert }
  batch: {}
exporters:
  ${exporter}
  prometheus:
    endpoint: 0.0.0.0:8889
    resource_to_telemetry_conversion:
      enabled: true
service:
  extensions: [health_check]
  pipelines:
    logs:
      receivers: [file_log]
      processors: [memory_limiter, redaction, resource, batch]
      exporters: [${remote ? 'otlphttp' : 'debug'}]
    metrics:
      receivers: [hostmetrics]
      processors: [memory_limiter, resource, batch]
      exporters: [prometheus]
  telemetry:
    logs:
      encoding: json
`;
}
