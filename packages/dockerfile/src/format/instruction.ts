import type { Edit } from '../edits/edit.ts';
import { contentEnd } from '../parse/logical.ts';
import { lineOf } from '../text/lines.ts';
import type { DockerfileModel, Instruction, Span } from '../types.ts';
import { skipBlanks, type Gap } from './gap.ts';
import { columnOf, levelsOf } from './indent.ts';
import type { FormatOptions } from './options.ts';
import { sortPackages, type PackageChange } from './packages.ts';
import { tokensOf, type Token, type TokenContext } from './tokens.ts';
import { write } from './write.ts';

/** A gap, the token after it, and whether a line is to be broken there. */
interface Place {
  readonly gap: Gap;
  readonly token: Token;
  /** Column that the new line would begin at, were it written as the lines around it; null for no new line. */
  readonly split: number | null;
}

/** Edits of one instruction without errors, unordered. */
export function formatInstruction(
  context: TokenContext,
  instruction: Instruction,
  options: FormatOptions,
): Edit[] {
  const { text } = context.model;
  const edits: Edit[] = [];
  write(edits, text, instruction.span.start, instruction.contentSpan.start, '');
  keywordCases(edits, text, instruction, options.keywordCase);
  const tokens = tokensOf(context, instruction);
  const gaps = tokens.slice(1).map((token, index) => gapBefore(context, tokens[index], token));
  const sorts = options.sortPackages && commandOf(instruction) === 'RUN';
  const packages = sorts ? sortPackages(text, tokens, gaps) : [];
  for (const { token, core, text: name } of packages) {
    if (name !== null) write(edits, text, token.start, core, name);
  }
  writeGaps(edits, context, placesOf(context, tokens, gaps, packages), {
    indent: options.indent,
    nested: tokens.some((token) => token.shell),
  });
  trimLine(edits, context.model, tokens.at(-1)?.end ?? instruction.contentSpan.start);
  return edits;
}

/** The keyword that counts: a trigger's own. */
function commandOf({ keyword, detail }: Instruction): string {
  return detail.type === 'onbuild' ? (detail.trigger?.keyword ?? keyword) : keyword;
}

/** Null when something else than a gap stands between the tokens. */
function gapBefore(context: TokenContext, before: Token | undefined, token: Token): Gap | null {
  const gap = context.readGap(before?.end ?? token.start);
  return gap.end === token.start && !gap.dangling ? gap : null;
}

function placesOf(
  context: TokenContext,
  tokens: readonly Token[],
  gaps: readonly (Gap | null)[],
  packages: readonly PackageChange[],
): Place[] {
  const splits = packages.length === 0 ? null : splitColumns(context, tokens, gaps, packages);
  const places: Place[] = [];
  for (const [index, gap] of gaps.entries()) {
    const token = tokens[index + 1];
    if (gap === null || token === undefined) continue;
    if (token.frozen === true && gap.landing !== null) continue;
    places.push({ gap, token, split: splits?.get(token) ?? null });
  }
  return places;
}

/** Columns of the lines that begin where an install command is split. */
function splitColumns(
  context: TokenContext,
  tokens: readonly Token[],
  gaps: readonly (Gap | null)[],
  packages: readonly PackageChange[],
): ReadonlyMap<Token, number> {
  const columns = new Map<Token, number>();
  const indices = new Map(tokens.map((token, index) => [token, index]));
  const { text } = context.model;
  const landed = gaps.map((gap) => {
    const landing = gap?.landing ?? null;
    return landing === null ? null : columnOf(text, landing.start, landing.end);
  });
  const least = landed.reduce<number>(
    (least, column) => Math.min(least, column ?? least),
    Infinity,
  );
  const first = Number.isFinite(least) ? least : 0;
  /** Column of the line that a token stands on; `first` for the instruction's first line. */
  const bases: number[] = [first];
  landed.forEach((column, index) => bases.push(column ?? bases[index] ?? first));
  const baseOf = (token: Token): number => bases[indices.get(token) ?? 0] ?? first;
  for (const { token, split, command, sibling } of packages) {
    if (split === 'base') columns.set(token, baseOf(command));
    if (split === 'deep')
      columns.set(token, sibling === null ? baseOf(command) + 1 : baseOf(sibling));
  }
  return columns;
}

const NO_INDENTS: ReadonlyMap<Gap, string> = new Map();

interface Layout {
  readonly indent: number;
  /** Deeper lines are kept deeper: shell commands. Others have all their lines at one column. */
  readonly nested: boolean;
}

function writeGaps(
  edits: Edit[],
  context: TokenContext,
  places: readonly Place[],
  layout: Layout,
): void {
  const { text, escape, newline } = context.model;
  const broken = places.filter(({ gap, split }) => gap.landing !== null || split !== null);
  const indents = broken.length === 0 ? NO_INDENTS : indentsOf(text, broken, layout);
  for (const { gap, token } of places) {
    const indent = indents.get(gap);
    if (gap.landing === null && indent !== undefined) {
      write(edits, text, gap.start, gap.end, ` ${escape}${newline}${indent}`);
    } else writeSlots(edits, text, gap, token, indent ?? '');
  }
}

/** Indentation of the lines that begin after gaps. */
function indentsOf(
  text: string,
  broken: readonly Place[],
  { indent, nested }: Layout,
): ReadonlyMap<Gap, string> {
  const levels = levelsOf(
    broken.map(({ gap, split }) => split ?? columnOf(text, gap.landing?.start ?? gap.end, gap.end)),
  );
  return new Map(
    broken.map(({ gap, token }, index) => {
      const level = nested ? (levels[index] ?? 1) : 1;
      return [gap, ' '.repeat(indent * (isBracket(text, token) ? 0 : level))];
    }),
  );
}

/** The `]` that closes a JSON array on a line of its own. */
function isBracket(text: string, token: Token): boolean {
  return token.shell !== true && token.end - token.start === 1 && text[token.start] === ']';
}

function writeSlots(edits: Edit[], text: string, gap: Gap, token: Token, indent: string): void {
  for (const { start, end, role } of gap.slots) {
    if (role === 'lead') write(edits, text, start, end, indent);
    else if (role === 'trail') write(edits, text, start, end, '');
    else if (gap.landing !== null) write(edits, text, start, end, ' ');
    else if (token.before !== 'keep')
      write(edits, text, start, end, token.before === 'one' ? ' ' : '');
  }
}

/** Takes white space off the end of the line of the last token: the heredocs' lines come after it. */
function trimLine(edits: Edit[], model: DockerfileModel, lastToken: number): void {
  const end = contentEnd(model, lineOf(model, lastToken));
  if (skipBlanks(model.text, lastToken, end) === end) write(edits, model.text, lastToken, end, '');
}

function keywordCases(
  edits: Edit[],
  text: string,
  instruction: Instruction,
  wanted: FormatOptions['keywordCase'],
): void {
  if (wanted === 'keep') return;
  const { keyword, keywordSpan, words, detail } = instruction;
  const spans: Span[] = [keywordSpan];
  if (keyword === 'HEALTHCHECK' && words[0] !== undefined) spans.push(words[0].span);
  if (detail.type === 'from' && detail.name !== null && words[1] !== undefined) {
    spans.push(words[1].span);
  }
  for (const { start, end } of spans) {
    const written = text.slice(start, end);
    // A keyword that a continuation splits stays as it is.
    if (!/^[A-Za-z]+$/.test(written)) continue;
    write(
      edits,
      text,
      start,
      end,
      wanted === 'upper' ? written.toUpperCase() : written.toLowerCase(),
    );
  }
  if (detail.type === 'onbuild' && detail.trigger !== null) {
    keywordCases(edits, text, detail.trigger, wanted);
  }
}
