/** Prints a table as Markdown: the first column to the left, numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const cells of [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows]) {
    console.log(`| ${cells.join(' | ')} |`);
  }
  console.log('');
}
