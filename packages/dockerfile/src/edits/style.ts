import { instructionsOf } from './blocks.ts';
import type { DockerfileModel } from '../types.ts';

/** A keyword (`COPY`, `AS`) as most of the file's keywords are written: in capitals, or in small letters. */
export function inFileCase({ text, instructions }: DockerfileModel, keyword: string): string {
  let small = 0;
  for (const { keywordSpan } of instructions) {
    const written = text.slice(keywordSpan.start, keywordSpan.end);
    if (written === written.toLowerCase()) small += 1;
  }
  return small * 2 > instructions.length ? keyword.toLowerCase() : keyword.toUpperCase();
}

/** The white space that all of a stage's instructions after FROM begin with; none where they differ. */
export function indentOf(model: DockerfileModel, stage: number): string {
  const own = instructionsOf(model, stage).slice(1);
  const indents = own.map((index) => {
    const { span, contentSpan } = model.instructions[index] ?? {};
    return span === undefined ? '' : model.text.slice(span.start, contentSpan?.start);
  });
  const [first = ''] = indents;
  return indents.every((indent) => indent === first) ? first : '';
}

/** How a file writes shell commands of several lines. */
export interface CommandStyle {
  /** White space that lines after the first begin with. */
  readonly indent: string;
  /** `&&` begins lines rather than ending them. */
  readonly leading: boolean;
}

const styles = new WeakMap<DockerfileModel, CommandStyle>();

/** The style of most lines that continue a RUN; four spaces, `&&` at the end, where there are none. */
export function commandStyle(model: DockerfileModel): CommandStyle {
  const found = styles.get(model) ?? findStyle(model);
  styles.set(model, found);
  return found;
}

function findStyle({ text, lineStarts, instructions }: DockerfileModel): CommandStyle {
  const counts = new Map<string, number>();
  let leading = 0;
  for (const { keyword, firstLine, lastLine, heredocs } of instructions) {
    if (keyword !== 'RUN' || heredocs.length > 0) continue;
    for (let line = firstLine; line <= lastLine; line += 1) {
      const written = text.slice(lineStarts[line], lineStarts[line + 1]).trimEnd();
      const content = written.trimStart();
      if (/&&\s*[\\`]$/.test(content)) leading -= 1;
      if (line === firstLine || content === '' || content.startsWith('#')) continue;
      if (content.startsWith('&&')) leading += 1;
      const indent = written.slice(0, written.length - content.length);
      counts.set(indent, (counts.get(indent) ?? 0) + 1);
    }
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return { indent: most?.[0] ?? '    ', leading: leading > 0 };
}
