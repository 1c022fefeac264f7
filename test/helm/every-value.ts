/** Values of a chart, or a group of them. */
export interface Values {
  readonly [key: string]: unknown;
}

/** Another content for every value, and what of it can be looked for in the objects: numbers and texts that nothing else has. */
export function everyValueChanged(values: Values): { readonly sets: string[]; readonly marks: string[] } {
  const sets: string[] = [];
  const marks: string[] = [];
  const visit = (node: Values, path: string): void => {
    for (const [key, value] of Object.entries(node)) {
      const at = path === '' ? key : `${path}.${key}`;
      if (Array.isArray(value)) {
        const registry = `r${sets.length}.example.com/shop`;
        sets.push(`${at}={${registry}}`);
        marks.push(registry);
        continue;
      }
      if (typeof value === 'object' && value !== null && !('repository' in value)) {
        visit(value as Values, at);
        continue;
      }
      const number = 7001 + sets.length * 2;
      if (typeof value === 'object') {
        sets.push(`${at}.tag=${number}.0.0,${at}.digest=`);
        marks.push(`:${number}.0.0"`);
      } else if (key === 'nodePort') {
        sets.push(`${at}=31999`);
        marks.push('"nodePort":31999');
      } else if (key === 'active') {
        sets.push(`${at}=green`);
      } else if (key === 'logLevel') {
        sets.push(`${at}=warn`);
      } else if (key === 'host') {
        sets.push(`${at}=h${number}.example.com`);
        marks.push(`"h${number}.example.com"`);
      } else if (typeof value === 'number' && !/instances|broker\.replicaCount/.test(at)) {
        const bound = key === 'maxReplicas' ? number + 10_000 : number;
        sets.push(`${at}=${bound}`);
        marks.push(`eplicas":${bound}`);
      } else if (typeof value === 'string') {
        sets.push(`${at}=${number}Mi`);
        marks.push(`"${number}Mi"`);
      }
    }
  };
  visit(values, '');
  return { sets, marks };
}
