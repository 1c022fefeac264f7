import type { Cost } from './measure';

/** What was measured for the goals. */
export interface Measured {
  readonly synth: Cost;
  readonly manifests: Cost;
  readonly cdktf: Cost;
  readonly cdktfCli?: Cost;
  readonly emptyCli?: Cost;
}

/** The goals, with what was measured: one row each. */
export function goals({ synth, manifests, cdktf, cdktfCli, emptyCli }: Measured): string[][] {
  const share = (synth.cpu / manifests.cpu - 1) * 100;
  const row = (goal: string, measured: number, most: number, unit: string): string[] => {
    const digits = unit === '%' ? 0 : 2;
    const values = [measured, most].map((value) => `${value.toFixed(digits)} ${unit}`);
    return [goal, ...values, measured <= most ? 'met' : 'missed'];
  };
  return [
    row('cdktf program, nine stacks: CPU', cdktf.cpu, 0.7, 's'),
    row('what charts add to synth: CPU', share, 30, '%'),
    ...(cdktfCli === undefined || emptyCli === undefined
      ? []
      : [row('npx cdktf synth, to an empty stack: wall', cdktfCli.wall / emptyCli.wall, 1.3, 'times')]),
  ];
}
