import { refuse, shown } from '../core/errors';
import type { Endpoint } from '../core/endpoint';
import { checkScheduleWithSeconds } from '../workload/schedule';

/** Where a database's backups and write-ahead log go. */
export interface PostgresqlBackupProps {
  /** Folder in an S3 bucket: `s3://bucket/folder`. The pods' workload identity opens it. */
  readonly destination: string;
  /** Where the bucket is reached. */
  readonly store: Endpoint;
  /**
   * When a base backup is taken, as six cron fields, seconds first.
   * @default '0 30 1 * * *'
   */
  readonly schedule?: string;
  /**
   * How long backups are kept: a number of days, weeks or months, as `30d`, `8w` or `6m`.
   * @default '30d'
   */
  readonly retention?: string;
}

const DESTINATION = /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w.!*'()-]+)*\/?$/;
const RETENTION = /^[1-9]\d{0,4}[dwm]$/;

/** When base backups are taken, checked. @internal */
export function backupSchedule({ schedule = '0 30 1 * * *' }: PostgresqlBackupProps, place: string): string {
  return checkScheduleWithSeconds(schedule, place);
}

/** Refuses a backup that the operator could not take, or that it would keep for nothing. @internal */
export function checkBackup(destination: string, retention: string, place: string): void {
  if (!DESTINATION.test(destination) || !RETENTION.test(retention)) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected:
        'a backup must have a folder in an S3 bucket as its destination, and days, weeks or months as its retention',
      got: shown({ destination, retention }),
      example: `backup: { destination: 's3://shop-backups/orders', retention: '30d', store }`,
    });
  }
}

/** The `backup` field of a `Cluster`. @internal */
export function backupSpec({ destination, retention = '30d' }: PostgresqlBackupProps, place: string): object {
  checkBackup(destination, retention, place);
  return {
    retentionPolicy: retention,
    barmanObjectStore: {
      destinationPath: destination,
      s3Credentials: { inheritFromIAMRole: true },
      wal: { compression: 'gzip', encryption: 'aws:kms' },
      data: { compression: 'gzip', encryption: 'aws:kms' },
    },
  };
}
