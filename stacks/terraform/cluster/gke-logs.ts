import type { TerraformStack } from 'cdktf';
import { LOG_DAYS } from './log-days';
import { resource } from './terraform';
import type { GkeCluster } from '../../environments/cluster';

/** Who read what, which Google does not log unless told to; and logs kept for a year, not thirty days. */
export function gkeLogs(stack: TerraformStack, { project }: GkeCluster): void {
  resource(stack, 'audit', 'google_project_iam_audit_config', {
    project,
    service: 'container.googleapis.com',
    audit_log_config: ['ADMIN_READ', 'DATA_READ', 'DATA_WRITE'].map((log_type) => ({ log_type })),
  });
  resource(stack, 'logs', 'google_logging_project_bucket_config', {
    project,
    location: 'global',
    bucket_id: '_Default',
    retention_days: LOG_DAYS,
  });
}
