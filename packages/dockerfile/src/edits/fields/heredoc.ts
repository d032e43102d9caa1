import type { DockerfileModel, Instruction } from '../../types.ts';
import type { EditResult } from '../edit.ts';
import { diffLists } from './diff.ts';
import { edited, refused } from './outcome.ts';
import { fieldRefusals } from './refusals.ts';

/** A here-document's body of these lines, each ended by `\n`; empty for none. */
export function bodyOf(text: string): string {
  const lines = text.replaceAll(/\r+\n?/g, '\n');
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
}

/** Lets the body of here-document `at` read like `text`; lines that stay keep their bytes. */
export function editHeredoc(
  model: DockerfileModel,
  { keyword, heredocs }: Instruction,
  at: number,
  text: string,
): EditResult {
  const heredoc = heredocs[at];
  if (heredoc === undefined || heredoc.closeSpan === null) {
    return refused(fieldRefusals.field(keyword));
  }
  const { name, stripTabs, bodySpan } = heredoc;
  const wanted = splitLines(bodyOf(text));
  const ends = wanted.some((line) => {
    const content = line.replace(/[\r\n]+$/, '');
    return (stripTabs ? content.replace(/^\t+/, '') : content) === name;
  });
  if (ends) return refused(fieldRefusals.delimiter(name));
  const before = splitLines(model.text.slice(bodySpan.start, bodySpan.end));
  const hunks = diffLists(before.map(bodyOf), wanted);
  const starts = [bodySpan.start];
  for (const line of before) starts.push((starts.at(-1) ?? 0) + line.length);
  return edited(
    hunks.map(({ start, end, added }) => ({
      start: starts[start] ?? 0,
      end: starts[end] ?? 0,
      text: added.join('').replaceAll('\n', model.newline),
    })),
  );
}

function splitLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}
