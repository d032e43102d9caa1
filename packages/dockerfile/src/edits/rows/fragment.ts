import { parseDockerfile } from '../../parse/parse.ts';
import type { DockerfileModel, Heredoc, Instruction } from '../../types.ts';
import type { Refused } from '../refuse.ts';
import { refusals } from './refusals.ts';
import { writtenText } from './written.ts';

/** A text from outside, as lines that can go into a file. */
export interface Fragment {
  /** Holds the lines in `[start, end)`; what is around them is not the fragment's. Lines end with `\n`. */
  readonly model: DockerfileModel;
  readonly start: number;
  readonly end: number;
  readonly instructions: readonly Instruction[];
}

/** Stands below the fragment, to see whether it would take in what follows. */
const NEXT = 'ARG next';

/**
 * Reads a text (of the clipboard, or typed) as a file with this escape character would: any line endings,
 * with or without byte order mark and last line ending; blank lines around it go. Parser directives in it
 * are comments. Refused where its last instruction is not closed, or where it is written with the other
 * escape character; null stands for its own.
 */
export function readFragment(
  fileEscape: DockerfileModel['escape'] | null,
  written: string,
): { readonly ok: true; readonly fragment: Fragment } | Refused {
  const text = withoutOuterBlanks(plainLines(written));
  const own = parseDockerfile(text);
  const escape = fileEscape ?? own.escape;
  const head = escape === '\\' ? '\n' : '# escape=`\n\n';
  const model = parseDockerfile(`${head}${text}\n${NEXT}\n`);
  const start = head.length;
  const end = start + text.length;
  const instructions = model.instructions.slice(0, -1);
  if (own.escape !== escape && hasOtherInstructions(own, model, instructions)) {
    return refusals.otherEscape(own.escape, escape);
  }
  const heredoc = model.instructions.flatMap(({ heredocs }) => heredocs).find(isOpen);
  if (heredoc !== undefined) return refusals.openHeredoc(heredoc.name);
  if (model.instructions.at(-1)?.contentSpan.start !== end + 1) {
    return refusals.trailingContinuation(escape);
  }
  return { ok: true, fragment: { model, start, end, instructions } };
}

/** The lines, without byte order mark, all ended by `\n`; the last one has no end of its own. */
function plainLines(written: string): string {
  return written.replace(/^\uFEFF/, '').replaceAll(/\r+\n|\r/g, '\n');
}

function withoutOuterBlanks(text: string): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(Math.max(0, first), last + 1).join('\n');
}

/** A text that says its escape character itself is not the same under another one. */
function hasOtherInstructions(
  own: DockerfileModel,
  model: DockerfileModel,
  instructions: readonly Instruction[],
): boolean {
  const theirs = own.instructions.map((one) => writtenText(own, one));
  const ours = instructions.map((one) => writtenText(model, one));
  return (
    own.directives.some(({ name }) => name === 'escape') &&
    (theirs.length !== ours.length || theirs.some((text, at) => text !== ours[at]))
  );
}

function isOpen({ closeSpan }: Heredoc): boolean {
  return closeSpan === null;
}
