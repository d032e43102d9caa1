import type { DockerfileModel, Instruction, Span, Word } from '../../types.ts';
import { isBlank } from '../../text/chars.ts';
import { readHeredocWord } from '../../parse/heredocs.ts';
import type { Edit, EditResult } from '../edit.ts';
import { diffLists, type Hunk } from './diff.ts';
import { plainGap, removeBlock } from './items.ts';
import { edited, refused } from './outcome.ts';
import { fieldRefusals } from './refusals.ts';

/** How words are written: as they are, or as a JSON array. */
export type Writing = 'raw' | 'json';

/** The words of an instruction that a change of `words` is about: those behind HEALTHCHECK's CMD. */
export function listedWords({ keyword, words }: Instruction): readonly Word[] {
  return keyword === 'HEALTHCHECK' ? words.slice(1) : words;
}

/** Instructions that take a JSON array in place of words parted by spaces, with the same meaning. */
const EITHER_WRITING = new Set(['COPY', 'ADD', 'VOLUME']);

/**
 * Lets an instruction have these words. Those that stay keep their bytes, and the gaps between them; new
 * ones are spaced like their neighbours. COPY, ADD and VOLUME become a JSON array where a word needs it.
 */
export function editWords(
  model: DockerfileModel,
  instruction: Instruction,
  wanted: readonly string[],
): EditResult {
  const { keyword, form } = instruction;
  const type = keyword === 'HEALTHCHECK' ? instruction.words[0] : undefined;
  const typeEdits: Edit[] = [];
  if (type !== undefined && wanted[0] !== undefined && wanted[0] !== type.value) {
    typeEdits.push({ ...type.span, text: wanted[0] });
  }
  const words = listedWords(instruction);
  const target = keyword === 'HEALTHCHECK' ? wanted.slice(1) : wanted;
  const hunks = diffLists(
    words.map(({ value }) => value),
    target,
  );
  if (opensHeredoc(instruction, hunks)) return refused(fieldRefusals.heredocWords());
  const toJson = form !== 'exec' && EITHER_WRITING.has(keyword) && target.some(needsJson);
  if (toJson) {
    if (instruction.heredocs.length > 0) return refused(fieldRefusals.heredocWords());
    return edited(rewriteWords(model, instruction, hunks, 'json'));
  }
  if (form !== 'exec' && hunks.some(({ added }) => added.some(isNoWord.bind(null, keyword)))) {
    return refused(fieldRefusals.unwritable());
  }
  const edits = editList(model, instruction, hunks, form === 'exec' ? 'json' : 'raw');
  return edited([...typeEdits, ...edits, ...orphanBodies(model, instruction, hunks)]);
}

/** A path that only a JSON array can hold. */
function needsJson(word: string, at: number): boolean {
  if (word === '' || /[\n\\`]$/.test(word)) return true;
  if (at === 0 && (word.startsWith('--') || word.startsWith('['))) return true;
  return word.startsWith('#') || hasSpace(word);
}

function isNoWord(keyword: string, word: string): boolean {
  return word === '' || /[\n\r]/.test(word) || (SPLIT_AT_BLANKS.has(keyword) && hasSpace(word));
}

const SPLIT_AT_BLANKS = new Set(['FROM', 'EXPOSE', 'COPY', 'ADD', 'VOLUME']);

function hasSpace(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (isBlank(code) || code === 0x0a) return true;
  }
  return false;
}

function opensHeredoc({ keyword }: Instruction, hunks: readonly Hunk<string>[]): boolean {
  if (keyword !== 'COPY' && keyword !== 'ADD') return false;
  return hunks.some(({ added }) => added.some((word) => readHeredocWord(word) !== null));
}

/** The bodies of here-documents whose word goes. */
function orphanBodies(
  { text }: DockerfileModel,
  instruction: Instruction,
  hunks: readonly Hunk<string>[],
): Edit[] {
  const words = listedWords(instruction);
  return instruction.heredocs.flatMap(({ openSpan, bodySpan, closeSpan }) => {
    const at = words.findIndex(({ span }) => span.start === openSpan.start);
    const gone = hunks.some(({ start, end }) => at >= start && at < end);
    if (!gone || closeSpan === null) return [];
    const newline = text[bodySpan.start - 2] === '\r' ? 2 : 1;
    return [{ start: bodySpan.start - newline, end: closeSpan.end, text: '' }];
  });
}

function writeWord(word: string, writing: Writing): string {
  return writing === 'json' ? JSON.stringify(word) : word;
}

/** Edits within a list that keeps its writing. */
function editList(
  model: DockerfileModel,
  instruction: Instruction,
  hunks: readonly Hunk<string>[],
  writing: Writing,
): Edit[] {
  const words = listedWords(instruction);
  const edits: Edit[] = [];
  for (const { start, end, added } of hunks) {
    const common = Math.min(end - start, added.length);
    for (let at = 0; at < common; at++) {
      const span = words[start + at]?.span;
      const word = added[at];
      if (span !== undefined && word !== undefined) {
        edits.push({ ...span, text: writeWord(word, writing) });
      }
    }
    const first = words[start + common];
    const last = words[end - 1];
    if (common < end - start && first !== undefined && last !== undefined) {
      const previous = words[start + common - 1]?.span ?? null;
      const next = words[end]?.span ?? null;
      const block = { start: first.span.start, end: last.span.end };
      edits.push(...removeBlock(model.text, block, { previous, next }));
    }
    const more = added.slice(common).map((word) => writeWord(word, writing));
    if (more.length > 0) edits.push(insertWords(model, instruction, start + common, more, writing));
  }
  return edits;
}

/** New words so that the first of them is word `at` of the list. */
function insertWords(
  model: DockerfileModel,
  instruction: Instruction,
  at: number,
  written: readonly string[],
  writing: Writing,
): Edit {
  const words = listedWords(instruction);
  const gap = gapAt(model.text, words, at, writing);
  const previous = words[at - 1];
  if (previous !== undefined) {
    const { end } = previous.span;
    return { start: end, end, text: written.map((word) => gap + word).join('') };
  }
  const next = words[at];
  if (next !== undefined) {
    const { start } = next.span;
    return { start, end: start, text: written.map((word) => word + gap).join('') };
  }
  if (writing === 'json') {
    const open = listSpan(model, instruction).start + 1;
    return { start: open, end: open, text: written.join(gap) };
  }
  const end = endOfHead(instruction);
  return { start: end, end, text: ` ${written.join(gap)}` };
}

/** Where the flags end, or the keyword. */
export function endOfHead({ flags, keywordSpan }: Instruction): number {
  return flags.at(-1)?.span.end ?? keywordSpan.end;
}

/** The gap that a new word at this place gets: that of its neighbours. */
function gapAt(text: string, words: readonly Word[], at: number, writing: Writing): string {
  const common = writing === 'json' ? ', ' : ' ';
  return (
    gapBetween(text, words[at - 2], words[at - 1]) ??
    gapBetween(text, words[at - 1], words[at]) ??
    gapBetween(text, words[at], words[at + 1]) ??
    common
  );
}

function gapBetween(text: string, a: Word | undefined, b: Word | undefined): string | null {
  if (a === undefined || b === undefined) return null;
  return plainGap(text.slice(a.span.end, b.span.start));
}

/** The words in the other writing; gaps stay, comments in them too. */
export function rewriteWords(
  model: DockerfileModel,
  instruction: Instruction,
  hunks: readonly Hunk<string>[],
  writing: Writing,
  write: (word: string) => string = (word) => writeWord(word, writing),
): Edit[] {
  const { text } = model;
  const words = listedWords(instruction);
  const target: { readonly value: string; readonly old: number | null }[] = [];
  let at = 0;
  for (const { start, end, added } of [
    ...hunks,
    { start: words.length, end: words.length, added: [] },
  ]) {
    for (; at < start; at++) target.push({ value: words[at]?.value ?? '', old: at });
    for (const [index, value] of added.entries()) {
      target.push({ value, old: start + index < end ? start + index : null });
    }
    at = end;
  }
  const pieces = target.map(({ value, old }, index) => {
    if (index === 0) return write(value);
    const from = old === null ? undefined : words[old - 1];
    const to = old === null ? undefined : words[old];
    const kept =
      from === undefined || to === undefined ? null : text.slice(from.span.end, to.span.start);
    return asGap(kept ?? gapAt(text, words, index, 'raw'), writing) + write(value);
  });
  const joined = pieces.join('');
  const span = listSpan(model, instruction);
  return [{ ...span, text: writing === 'json' ? `[${joined}]` : joined }];
}

/** A gap with the comma that a JSON array needs, or without. */
function asGap(gap: string, writing: Writing): string {
  const bare = gap.replace(/^[\t ]*,/, '');
  if (writing === 'raw') return /^\s/.test(bare) ? bare : ` ${bare}`;
  return `,${/^\s/.test(bare) ? bare : ` ${bare}`}`;
}

/** From the first listed word, or the array's bracket, to the end. */
function listSpan({ text }: DockerfileModel, instruction: Instruction): Span {
  const { keyword, words, argsSpan, form } = instruction;
  if (keyword !== 'HEALTHCHECK') return argsSpan;
  const first = words[1]?.span.start ?? argsSpan.end;
  return { start: form === 'exec' ? text.lastIndexOf('[', first) : first, end: argsSpan.end };
}
