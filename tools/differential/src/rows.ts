/** A deliberate difference, as docs/differences.md tells it. */
export interface Row {
  readonly id: string;
  /** Input, upstream's output, ours, why. */
  readonly cells: readonly string[];
}

const COLUMNS = ['id', 'input', "upstream's output", 'ours', 'why'];

/** Reads the tables of docs/differences.md. A row begins with its id in code marks. */
export function readRows(markdown: string): Row[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|(\s*:?-+:?\s*\|)+$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    )
    .filter((cells) => cells[0] !== COLUMNS[0])
    .map(([first = '', ...cells]) => {
      const id = /^`([a-z\d-]+)`$/.exec(first)?.[1];
      if (id === undefined || cells.length !== COLUMNS.length - 1 || cells.includes('')) {
        throw new Error(`The row does not fill the columns ${COLUMNS.join(', ')}: ${first} ${cells.join(' | ')}`);
      }
      return { id, cells };
    });
}
