import type { DockerfileModel, Instruction, InstructionDetail, Span } from '../../types.ts';
import type { Edit, EditResult } from '../edit.ts';
import { changeRow, plainGap } from './items.ts';
import { edited, refused } from './outcome.ts';
import { canonicalPlain, plainOf, quotingOf, writeValue, type Quoting } from './parts.ts';
import { fieldRefusals } from './refusals.ts';
import type { FieldChange } from './types.ts';
import { endOfHead } from './word-list.ts';

export type PairChange = Extract<FieldChange, { readonly field: 'pair' }>;
type Pairs = Extract<InstructionDetail, { readonly type: 'pairs' }>;
type WrittenPair = Pairs['pairs'][number];

/** A name and a plain value; null for a name alone. */
export interface PlainPair {
  readonly name: string;
  readonly value: string | null;
}

/** The pairs of an ENV, LABEL or ARG as a person edits them; what is broken is as it is written. */
export function plainPairs(escape: string, { pairs }: Pairs): PlainPair[] {
  return pairs.map(({ name, value }) => ({
    name: plainOf(name, escape) ?? name,
    value: value === null ? null : (plainOf(value, escape) ?? value),
  }));
}

/** What the pairs are to be; null where a value is broken. */
export function pairsAfter(
  escape: string,
  detail: Pairs,
  changes: readonly PairChange[],
): PlainPair[] | null {
  const result: (PlainPair | null)[] = plainPairs(escape, detail);
  for (const { at, pair } of changes) {
    const next = pair === null ? null : canonicalPair(pair, escape);
    if (next !== null && next.value === undefined) return null;
    const plain = next === null ? null : { name: next.name, value: next.value ?? null };
    if (at < detail.pairs.length) result[at] = plain;
    else result.push(plain);
  }
  return result.filter((pair) => pair !== null);
}

function canonicalPair(
  { name, value }: PlainPair,
  escape: string,
): { readonly name: string; readonly value: string | null | undefined } {
  const plain = value === null ? null : (canonicalPlain(value, escape) ?? undefined);
  return { name: canonicalPlain(name, escape) ?? name, value: plain };
}

/** Changes, adds and removes pairs. `ENV name value` gets its `=` when another pair comes. */
export function editPairs(
  model: DockerfileModel,
  instruction: Instruction,
  detail: Pairs,
  changes: readonly PairChange[],
): EditResult {
  const count = detail.pairs.length;
  const added = changes.filter(({ at, pair }) => at >= count && pair !== null);
  const splits = detail.legacy && added.length > 0;
  const edits: Edit[] = [];
  const removed = new Set<number>();
  for (const [at, old] of detail.pairs.entries()) {
    const change = changes.findLast((one) => one.at === at);
    if (change?.pair === null) {
      removed.add(at);
      continue;
    }
    const own = editPair(model, old, change?.pair ?? null, detail.legacy, splits);
    if (own === null) return refused(fieldRefusals.unwritable());
    edits.push(...own);
  }
  const style = quotingOf(detail.pairs.at(-1)?.value ?? '');
  const texts: string[] = [];
  for (const { pair } of added) {
    const text = pair === null ? null : writePair(model.escape, pair, style);
    if (text === null) return refused(fieldRefusals.unwritable());
    texts.push(text);
  }
  const spans = detail.pairs.map(pairSpan);
  const head = { start: instruction.keywordSpan.start, end: endOfHead(instruction) };
  const gap = pairGap(model.text, spans);
  const row = changeRow(model.text, spans, { removed, added: texts, gap, head, tail: null });
  return edited([...edits, ...row]);
}

function pairGap(text: string, spans: readonly Span[]): string {
  const [before, last] = spans.slice(-2);
  if (before === undefined || last === undefined) return ' ';
  return plainGap(text.slice(before.end, last.start));
}

/** A new value gets quotes only where it needs them, but like those of its neighbour. */
function writePair(escape: string, { name, value }: PlainPair, style: Quoting): string | null {
  const writtenName = writeValue(name, escape, 'bare');
  if (writtenName === null || writtenName === '') return null;
  if (value === null) return writtenName;
  const written = writeValue(value, escape, needsQuotes(value) ? style : 'bare');
  return written === null ? null : `${writtenName}=${written}`;
}

function needsQuotes(value: string): boolean {
  return /[\s"']/.test(value);
}

/** Edits of one pair: `wanted` null leaves it, but for the `=` that it may need (`splits`). */
function editPair(
  { escape }: DockerfileModel,
  old: WrittenPair,
  wanted: PlainPair | null,
  legacy: boolean,
  splits: boolean,
): Edit[] | null {
  if (wanted === null && !splits) return [];
  const oldName = plainOf(old.name, escape) ?? old.name;
  const oldValue = old.value === null ? null : (plainOf(old.value, escape) ?? old.value);
  const { name, value } = wanted ?? { name: oldName, value: oldValue };
  const edits: Edit[] = [];
  if (name !== oldName) {
    const written = writeValue(name, escape, quotingOf(old.name));
    if (written === null || written === '') return null;
    edits.push({ ...old.nameSpan, text: written });
  }
  const plain = value === null ? null : canonicalPlain(value, escape);
  if (value !== null && plain === null) return null;
  if (plain === oldValue && !splits) return edits;
  const end = old.valueSpan?.end ?? old.nameSpan.end;
  if (plain === null) return [...edits, { start: old.nameSpan.end, end, text: '' }];
  const style = quotingOf(old.value ?? '');
  const written = writeValue(plain, escape, style, legacy && !splits);
  if (written === null) return null;
  const valueStart = old.valueSpan?.start ?? old.nameSpan.end;
  if (old.valueSpan !== null && !(legacy && (splits || written === ''))) {
    return [...edits, { start: valueStart, end, text: written }];
  }
  // The name is written without `=` so far.
  const kept = plain === oldValue && written === old.value;
  const last = kept ? valueStart : end;
  return [...edits, { start: old.nameSpan.end, end: last, text: kept ? '=' : `=${written}` }];
}

function pairSpan({ nameSpan, valueSpan }: WrittenPair): Span {
  return { start: nameSpan.start, end: valueSpan?.end ?? nameSpan.end };
}
