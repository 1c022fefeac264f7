/**
 * Exemptions that no finding asks for. A value of the chart says which of two colours is the preview: what one is exempted
 * from, the other is too.
 */
export function unused(exempted: readonly string[], found: readonly string[]): string[] {
  return exempted.filter((one) => !found.includes(one) && !found.includes(ofOtherColor(one)));
}

function ofOtherColor(finding: string): string {
  const [object = '', rule = ''] = finding.split(': ');
  const other = object.endsWith('-blue') ? object.replace(/-blue$/, '-green') : object.replace(/-green$/, '-blue');
  return `${other}: ${rule}`;
}
