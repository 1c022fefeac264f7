import type { Plan } from './plan';
import type { Worst, WorstFigures } from './worst';

/** What was done to the platform while it was watched. */
export type Disturbance = 'rolling' | 'pod' | 'node' | 'zone' | 'drain';

type Measured = Worst['figures'];

/** Whether a disturbance is counted in pods that are ready, as budgets and traffic do, or available, as rollouts do. */
const COUNTED = {
  rolling: 'available',
  pod: 'available',
  node: 'available',
  zone: 'available',
  drain: 'ready',
} as const;

/** What a plan promises under a disturbance: a node takes at most what its whole zone would. */
export function promised(plan: Plan, disturbance: Disturbance): number {
  return plan[disturbance === 'node' ? 'zone' : disturbance];
}

/** The worst that was seen, counted as the disturbance wants it. */
export function worst(measured: Measured, workload: string, disturbance: Disturbance): number {
  return figuresOf(measured, workload)[COUNTED[disturbance]];
}

/** A line for each workload that fell below its plan, with the event after which it did. */
export function violations(measured: Measured, plans: readonly Plan[], disturbance: Disturbance): string[] {
  return plans
    .filter((plan) => worst(measured, plan.workload, disturbance) < promised(plan, disturbance))
    .map((plan) => {
      const figures = figuresOf(measured, plan.workload);
      const after = COUNTED[disturbance] === 'ready' ? figures.readyAfter : figures.availableAfter;
      const [seen, least] = [worst(measured, plan.workload, disturbance), promised(plan, disturbance)];
      return `${plan.workload}: ${seen} ${COUNTED[disturbance]}, promised ${least}, after ${after}`;
    });
}

/** A Markdown table of the worst figures, each with what was promised. */
export function table(plans: readonly Plan[], all: ReadonlyMap<Disturbance, Measured>): string {
  const names = [...all.keys()];
  const rows = plans.map((plan) => [
    plan.workload,
    String(plan.replicas),
    ...[...all].map(([name, measured]) => `${worst(measured, plan.workload, name)} (${promised(plan, name)})`),
  ]);
  const lines = [['workload', 'replicas', ...names], ['---', '---', ...names.map(() => '---')], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function figuresOf(measured: Measured, workload: string): WorstFigures {
  const figures = measured.get(workload);
  if (figures === undefined) throw new Error(`${workload} was never seen`);
  return figures;
}
