import type { Granted } from './exemption';
import { Subject } from './subject';
import { EXEMPTIONS } from './table';
import { LABEL, MANAGED_BY, PREFIX } from '../../core/labels';
import type { FinishedObject } from '../pass/objects';

/** The exemptions that an object of this library has, each rule once. Objects that others wrote have none. */
export function exemptionsOf(object: FinishedObject, all: readonly FinishedObject[]): Granted[] {
  if (object.metadata.labels?.[LABEL.managedBy] !== MANAGED_BY) {
    return [];
  }
  const subject = new Subject(object, all);
  return EXEMPTIONS.flatMap(({ linter, rule, reason }) => {
    const why = reason(subject);
    return why === undefined ? [] : [{ linter, rule, reason: why }];
  });
}

/**
 * The annotations in which each linter looks for exemptions. Two of them leave no room for a reason: it stands beside.
 * @see https://github.com/zegl/kube-score#ignoring-a-test
 * @see https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html
 * @see https://docs.kubelinter.io/#/configuring-kubelinter
 * @see https://polaris.docs.fairwinds.com/customization/exemptions/
 */
export function exemptionAnnotations(granted: readonly Granted[]): { [key: string]: string } {
  const of = (linter: Granted['linter']) => granted.filter((one) => one.linter === linter);
  const ignored = of('kube-score').map(({ rule }) => rule);
  return {
    ...(ignored.length === 0 ? {} : { 'kube-score/ignore': ignored.join(',') }),
    ...table(of('kube-score'), ({ rule, reason }) => [`${PREFIX}/kube-score.${rule}`, reason]),
    // Checkov reads what stands before the first equals sign as the rule.
    ...table(of('Checkov'), ({ rule, reason }, index) => [`checkov.io/skip${index + 1}`, `${rule}=${plain(reason)}`]),
    ...table(of('kube-linter'), ({ rule, reason }) => [`ignore-check.kube-linter.io/${rule}`, reason]),
    ...table(of('Polaris'), ({ rule }) => [`polaris.fairwinds.com/${rule}-exempt`, 'true']),
    ...table(of('Polaris'), ({ rule, reason }) => [`${PREFIX}/polaris.${rule}`, reason]),
  };
}

function plain(reason: string): string {
  return reason.split('=').join(' ');
}

function table(
  granted: readonly Granted[],
  entry: (one: Granted, index: number) => readonly [key: string, value: string],
): { [key: string]: string } {
  return Object.fromEntries(granted.map(entry));
}
