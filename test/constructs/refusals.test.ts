import { ACCESS } from './refusals/access';
import { AMOUNTS } from './refusals/amounts';
import { APPLICATIONS } from './refusals/applications';
import { AUTOSCALERS } from './refusals/autoscalers';
import { CAPACITY } from './refusals/capacity';
import { CONTENTS } from './refusals/contents';
import { IDENTITIES } from './refusals/identities';
import { CHARTS } from './refusals/charts';
import { PLATFORM } from './refusals/platform';
import { PODS } from './refusals/pods';
import { REFERENCES } from './refusals/references';
import type { Row } from './refusals/row';
import { SECRET_STORES } from './refusals/stores';
import { TIMETABLES } from './refusals/timetables';
import { VALUES } from './refusals/values';
import { WORKLOADS } from './refusals/workloads';
import { ERROR_CODES, type ErrorCode } from '../../constructs/core/error-codes';

/** Bad input of every kind, which is refused before anything is written. */
const ROWS: Row[] = [
  ...VALUES,
  ...AMOUNTS,
  ...REFERENCES,
  ...IDENTITIES,
  ...APPLICATIONS,
  ...CONTENTS,
  ...TIMETABLES,
  ...WORKLOADS,
  ...AUTOSCALERS,
  ...PODS,
  ...PLATFORM,
  ...CHARTS,
  ...ACCESS,
  ...SECRET_STORES,
  ...CAPACITY,
];

/** Raised by the environments in `stacks/` alone, whose own tests provoke them. */
const IN_STACKS: ErrorCode[] = [
  'ADD_ON_INVALID',
  'ADD_ON_MISSING',
  'CLUSTER_INVALID',
  'ENVIRONMENT_UNKNOWN',
  'NODE_GROUP_TOO_SMALL',
];

function messageOf({ provoke }: Row): string {
  try {
    provoke();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  throw new Error('nothing was refused');
}

describe('is refused', () => {
  test.each(ROWS)('$name: $code', (row) => {
    const lines = messageOf(row).split('\n');
    const line = lines.find((text) => text.includes(`${row.code} [${row.place}`)) ?? lines[0] ?? '';
    const [, code, place, expected, got, example] =
      /([A-Z_]{2,}) \[(.*?)\] (.*), got (.*)\. Example: (.*)$/.exec(line) ?? [];
    expect(code).toBe(row.code);
    expect(place).toContain(row.place);
    expect(expected).toContain(row.expected);
    expect(got).toContain(row.got);
    expect(example).toMatch(/\S/);
  });
});

test('no value of a secret is in any message', () => {
  for (const row of ROWS) {
    expect(messageOf(row)).not.toContain('hunter2');
  }
});

test('every code is provoked, but for those that only environments raise', () => {
  const provoked = new Set(ROWS.map(({ code }) => code));
  const missing = Object.keys(ERROR_CODES).filter((code) => !provoked.has(code as ErrorCode));
  expect(missing).toEqual(IN_STACKS);
});

test('no row stands twice', () => {
  const names = ROWS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
