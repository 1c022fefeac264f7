import { App, Chart } from 'cdk8s';
import { PolicyPass, StatelessService, type StatelessServiceProps } from '../../../constructs';
import type { ErrorCode } from '../../../constructs/core/error-codes';
import { RESOURCES, server } from '../samples';
import { testChart } from '../testing';

/** One bad input, and how it is refused. */
export interface Row {
  /** What is wrong with it. */
  readonly name: string;
  readonly code: ErrorCode;
  /** Where, or part of it. */
  readonly place: string;
  /** Part of what should have been. */
  readonly expected: string;
  /** What was given instead, or part of it. */
  readonly got: string;
  /** Gives the input to the public API. */
  readonly provoke: () => unknown;
}

/** A service called `web` with a few props changed. */
export function web(props: Partial<StatelessServiceProps>): StatelessService {
  const minimal = { application: server(), sizing: { resources: RESOURCES } };
  return new StatelessService(testChart(), 'web', { ...minimal, ...props });
}

/** An app of one chart in the namespace `shop`, synthesised with the policy pass attached. */
export function synthesised(fill: (chart: Chart) => unknown): string {
  const app = new App();
  PolicyPass.attachTo(app);
  fill(new Chart(app, 'test', { namespace: 'shop' }));
  return app.synthYaml();
}
