import { Duration } from 'cdk8s';
import { Severity, type AlertProps } from '../../constructs';

/** What istiod tells, and whether it tells anything. */
const ISTIOD = 'namespace="istio-system",container="discovery"';

/** What wakes somebody up where there is a mesh, from istiod's own metrics. @see https://istio.io/latest/docs/reference/commands/pilot-discovery/#metrics */
export function meshAlerts(): AlertProps[] {
  return [
    {
      alert: 'MeshControlPlaneDown',
      expr: `absent(up{${ISTIOD}} == 1)`,
      severity: Severity.CRITICAL,
      summary: 'No istiod answers',
      description:
        'What runs goes on with the rules and certificates that it has, for some hours. No new pod starts, no rollout ends: kubectl -n istio-system get pods.',
    },
    {
      alert: 'MeshCertificatesRefused',
      expr: `sum(increase(citadel_server_csr_count{${ISTIOD}}[15m])) - sum(increase(citadel_server_success_cert_issuance_count{${ISTIOD}}[15m])) > 1`,
      after: Duration.minutes(15),
      severity: Severity.CRITICAL,
      summary: 'Sidecars ask for certificates and get none',
      description:
        'A certificate lasts a day and is renewed halfway: those that are not renewed end within hours, and their pods with them. Read the log of istiod.',
    },
    {
      alert: 'MeshRootExpires',
      expr: `min(citadel_server_root_cert_expiry_timestamp{${ISTIOD}}) - time() < 30 * 86400`,
      after: Duration.hours(1),
      severity: Severity.CRITICAL,
      summary: "The mesh's root certificate ends in less than 30 days",
      description:
        'With it every connection of the mesh ends. Bring a new root in beside the old one, then take that away.',
    },
    {
      alert: 'MeshConfigurationRejected',
      expr: `sum by (type) (increase(pilot_total_xds_rejects{${ISTIOD}}[15m])) > 0`,
      after: Duration.minutes(10),
      severity: Severity.WARNING,
      summary: 'Sidecars reject what istiod tells them of {{ $labels.type }}',
      description:
        'They keep the rules before it. The log of istiod names the pods and the fault; undo the last change of rules.',
    },
  ];
}
