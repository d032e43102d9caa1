import { splitCommand } from '../../parse/command.ts';
import type { DockerfileModel, Flag, Instruction } from '../../types.ts';
import type { Edit, EditResult } from '../edit.ts';
import { changeRow, plainGap } from './items.ts';
import { edited, refused } from './outcome.ts';
import { fieldRefusals } from './refusals.ts';
import type { FieldChange } from './types.ts';

export type FlagChange = Extract<FieldChange, { readonly field: 'flag' }>;

/** Values of flags in the order of the text, after the changes; new ones come last. */
export interface FlagValue {
  readonly name: string;
  /** Null for a flag without a value. */
  readonly value: string | null;
}

/** Which flag each change means: a place in `instruction.flags`, or null for a new one. */
function matchFlags(
  flags: readonly Flag[],
  changes: readonly FlagChange[],
): { readonly change: FlagChange; readonly place: number | null }[] {
  return changes.map((change) => {
    const own = [...flags.keys()].filter((at) => flags[at]?.name === change.name);
    return { change, place: own[change.at] ?? null };
  });
}

/** What the flags are to be. */
export function flagsAfter(flags: readonly Flag[], changes: readonly FlagChange[]): FlagValue[] {
  const result: (FlagValue | null)[] = flags.map(({ name, value }) => ({ name, value }));
  for (const { change, place } of matchFlags(flags, changes)) {
    const { name, value } = change;
    const next = value === null ? null : { name, value: value === true ? null : value };
    if (place !== null) result[place] = next;
    else result.push(next);
  }
  return result.filter((flag) => flag !== null);
}

/** Sets, adds and removes flags; a new one stands behind the last, spaced like it. */
export function editFlags(
  model: DockerfileModel,
  instruction: Instruction,
  changes: readonly FlagChange[],
): EditResult {
  const { flags } = instruction;
  const edits: Edit[] = [];
  const added: string[] = [];
  const removed = new Set<number>();
  for (const { change, place } of matchFlags(flags, changes)) {
    const old = place === null ? undefined : flags[place];
    if (change.value === null) {
      if (place !== null) removed.add(place);
      continue;
    }
    if (old !== undefined && old.value === (change.value === true ? null : change.value)) continue;
    const written = writeFlag(model, change.name, change.value, old);
    if (written === null) return refused(fieldRefusals.unwritable());
    if (old === undefined) added.push(written);
    else edits.push({ ...old.span, text: written });
  }
  const { keywordSpan, argsSpan } = instruction;
  const row = changeRow(
    model.text,
    flags.map(({ span }) => span),
    {
      removed,
      added,
      gap: flagGap(model.text, instruction),
      head: keywordSpan,
      tail: argsSpan.start < argsSpan.end ? argsSpan : null,
    },
  );
  return edited([...edits, ...row]);
}

/** What parts a new flag from the last one. */
function flagGap(text: string, { flags, keywordSpan, argsSpan }: Instruction): string {
  const last = flags.at(-1);
  if (last === undefined) return ' ';
  const before = text.slice(flags.at(-2)?.span.end ?? keywordSpan.end, last.span.start);
  if (before.includes('\n')) return plainGap(before);
  const after = text.slice(last.span.end, argsSpan.start);
  return after.includes('\n') && flags.length === 1 ? plainGap(after) : ' ';
}

/** A flag as BuildKit's flag reader gives it back; null where none does. */
function writeFlag(
  { text }: DockerfileModel,
  name: string,
  value: string | true,
  old: Flag | undefined,
): string | null {
  if (value === true) return `--${name}`;
  if (/[\n\r]/.test(value)) return null;
  const oldValue =
    old?.valueSpan === null || old === undefined
      ? ''
      : text.slice(old.valueSpan.start, old.valueSpan.end);
  const quote = /^(["']).*\1$/.exec(oldValue)?.[1];
  const candidates = [...(quote === undefined ? [] : [quote]), '', '"', "'"];
  for (const mark of candidates) {
    const inner = mark === '' ? value.replaceAll('\\', '\\\\') : escapeIn(value, mark);
    const written = `--${name}=${mark}${inner}${mark}`;
    const line = splitCommand(`X ${written} y`, 0, written.length + 4);
    const [flag] = line.flags;
    const exact = flag?.name === name && flag.value === value && flag.end === written.length + 2;
    if (exact && line.flags.length === 1) return written;
  }
  return null;
}

function escapeIn(value: string, quote: string): string {
  return value.replaceAll(/[\\"']/g, (char) =>
    char === '\\' || char === quote ? `\\${char}` : char,
  );
}
