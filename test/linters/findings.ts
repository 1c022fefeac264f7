import { checkov, kubeScore } from './programs';

/** What a linter says of some manifests: of each finding, the object and the rule. */
export interface Findings {
  /** How many objects it looked at. */
  readonly objects: number;
  readonly found: readonly string[];
}

interface Scored {
  readonly type_meta: { readonly kind: string };
  readonly object_meta: { readonly name: string; readonly namespace?: string };
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
  }[];
}

/** Grades of kube-score: 1 is critical, 5 a warning. */
const WARNING = 5;

/** kube-score's errors and warnings, with the objects' exemptions or without. */
export function kubeScoreFindings(files: readonly string[], heeded: boolean): Findings {
  const flags = ['--output-format', 'json', '--kubernetes-version', 'v1.30'];
  const ignoring = heeded ? [] : ['--disable-ignore-checks-annotations'];
  const objects = JSON.parse(kubeScore(['score', ...flags, ...ignoring, ...files])) as readonly Scored[];
  const found = objects.flatMap(({ type_meta: { kind }, object_meta: { name, namespace = '' }, checks }) =>
    checks
      .filter(({ grade, skipped }) => !skipped && grade <= WARNING)
      .map(({ check }) => `${kind} ${namespace}/${name}: ${check.id}`),
  );
  return { objects: objects.length, found: unique(found) };
}

interface Failed {
  readonly check_id: string;
  readonly resource: string;
  readonly file_path: string;
}

interface Checked {
  readonly results: { readonly failed_checks: readonly Failed[] };
  readonly summary: { readonly parsing_errors: number; readonly passed: number };
}

/** What Checkov calls failed, by the folder below this one; all in one run, for its start is what takes time. */
export function checkovFindings(folder: string): { readonly passed: number; readonly of: (part: string) => string[] } {
  const flags = ['--framework', 'kubernetes', '--skip-download', '--quiet', '--compact', '--output', 'json'];
  const { results, summary } = JSON.parse(checkov(['--directory', folder, ...flags])) as Checked;
  if (summary.parsing_errors > 0) {
    throw new Error(`Checkov could not read ${summary.parsing_errors} files of ${folder}`);
  }
  const of = (part: string) =>
    unique(
      results.failed_checks
        .filter(({ file_path }) => file_path.startsWith(`/${part}/`))
        .map(({ check_id, resource }) => {
          const [kind = '', namespace = '', ...name] = resource.split('.');
          return `${kind} ${namespace}/${name.join('.')}: ${check_id}`;
        }),
    );
  return { passed: summary.passed, of };
}

function unique(found: readonly string[]): string[] {
  return [...new Set(found)].sort();
}
