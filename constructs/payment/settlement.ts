import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { freeId } from '../core/construct-id';
import type { Identity } from '../core/identity';
import type { Broker } from '../data/broker';
import type { Database } from '../data/database';
import type { MetricsTarget } from '../observability/metrics-target';
import type { ComponentProps } from '../workload/component';
import type { JobProps } from '../workload/job-props';
import { ScheduledJob } from '../workload/scheduled-job';
import { SharedStorage } from '../workload/shared-storage';
import { Worker } from '../workload/worker';

/** The job that compares the books with the acquirers' files. */
export interface ReconciliationProps extends JobProps {
  /** When, as five cron fields. */
  readonly schedule: string;
}

/** The files that settlement writes and reconciliation reads. */
export interface SettlementFilesProps {
  /** The persistent folder of both applications. */
  readonly path: string;
  /** How much they hold. */
  readonly size: Size;
  /**
   * StorageClass, one whose volumes several nodes can mount at once.
   * @default - the cluster's default class
   */
  readonly storageClassName?: string;
  /**
   * Whether pods on several nodes mount it at once. Local clusters have no class that can.
   * @default true
   */
  readonly manyNodes?: boolean;
}

/** Settlement and reconciliation of one payment system. */
export interface SettlementProps {
  /** Name of the payment system. */
  readonly name: string;
  /** The worker. Roles: `database`, `broker`. */
  readonly settlement: ComponentProps;
  /** The job. Role: `database`. */
  readonly reconciliation: ReconciliationProps;
  /** The files between them. */
  readonly files: SettlementFilesProps;
  /** Payments and their ledger. */
  readonly database: Database;
  /** Payment events. */
  readonly broker: Broker;
  /**
   * The only ones that may read its metrics.
   * @default - nobody
   */
  readonly scrapers?: Identity[];
}

/** A worker that settles what was authorised, a job that reconciles it, and the files that they share. */
export class Settlement extends Construct {
  /** Where the worker's metrics are, if it has any. */
  public readonly metrics?: MetricsTarget;

  constructor(scope: Construct, id: string, props: SettlementProps) {
    super(scope, freeId(scope, id));
    const { name, files, database, broker } = props;
    const storage = new SharedStorage(this, 'files', { ...files, name: `${name}-settlement-files` });
    const volumes = [storage.volume(files.path)];
    const worker = new Worker(this, 'worker', {
      ...props.settlement,
      name: `${name}-settlement`,
      component: 'payment-settlement',
      roles: { database: database.connection, broker: broker.connection },
      volumes: [...(props.settlement.volumes ?? []), ...volumes],
      scrapers: props.scrapers ?? [],
    });
    new ScheduledJob(this, 'reconciliation', {
      ...props.reconciliation,
      name: `${name}-reconciliation`,
      component: 'payment-reconciliation',
      roles: { database: database.connection },
      volumes: [...(props.reconciliation.volumes ?? []), ...volumes],
    });
    this.metrics = worker.metrics;
  }
}
