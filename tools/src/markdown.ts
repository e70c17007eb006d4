/** A fenced block of a Markdown file. */
export interface FencedBlock {
  language: string;
  code: string;
  /** The line in the file on which the code begins, from 1. */
  line: number;
  /** The line right above the fence, blank lines passed over: a comment there speaks about the block. */
  above: string;
}

export function fencedBlocks(markdown: string): FencedBlock[] {
  const blocks: FencedBlock[] = [];
  const lines = markdown.split('\n');
  let above = '';
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const open = /^(?<indent> *)(?<fence>`{3,})(?<language>[^\s`]*)/.exec(line)?.groups;
    if (open?.fence === undefined) {
      if (line.trim()) above = line.trim();
      continue;
    }
    const { indent = '', fence, language = '' } = open;
    const start = i + 1;
    let end = lines.findIndex((text, at) => at >= start && text.trim() === fence);
    if (end === -1) end = lines.length;
    const code = lines.slice(start, end).map((text) => (text.startsWith(indent) ? text.slice(indent.length) : text));
    blocks.push({ language, code: code.join('\n'), line: start + 1, above });
    above = '';
    i = end;
  }
  return blocks;
}
