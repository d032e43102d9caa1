import { splitCommand } from '../../parse/command.ts';
import { instructionText } from '../../parse/logical.ts';
import type { DockerfileModel, Instruction } from '../../types.ts';
import { commandOf } from './argument-lines.ts';
import { flagsAfter, type FlagChange, type FlagValue } from './flags.ts';
import { bodyOf } from './heredoc.ts';
import { pairsAfter, plainPairs, type PairChange, type PlainPair } from './pairs.ts';
import type { FieldChange } from './types.ts';

/** What an instruction says, apart from how it is written. */
interface Shape {
  readonly flags: readonly FlagValue[];
  readonly form: Instruction['form'];
  readonly words: readonly string[];
  readonly pairs: readonly PlainPair[];
  /** All arguments without white space. */
  readonly command: string;
  readonly bodies: readonly string[];
  readonly image: string | null;
  readonly name: string | null;
}

/** A part of a shape: what it leaves out may be anything. */
export type Expectation = Partial<Shape>;

function shapeOf(model: DockerfileModel, instruction: Instruction): Shape {
  const { flags, form, words, detail, heredocs } = instruction;
  const { cooked, from, to } = instructionText(model, instruction);
  const { argsStart, argsEnd } = splitCommand(cooked.text, from, to);
  return {
    flags: flags.map(({ name, value }) => ({ name, value })),
    form,
    words: words.map(({ value }) => value),
    pairs: detail.type === 'pairs' ? plainPairs(model.escape, detail) : [],
    command: cooked.text.slice(argsStart, argsEnd).replaceAll(/\s+/g, ''),
    bodies: heredocs.map(({ bodySpan }) => bodyOf(model.text.slice(bodySpan.start, bodySpan.end))),
    image: detail.type === 'from' ? (detail.image?.value ?? null) : null,
    name: detail.type === 'from' ? (detail.name?.value.toLowerCase() ?? null) : null,
  };
}

/** What the instruction is to say after the changes; null where a value is broken in itself. */
export function expectationOf(
  model: DockerfileModel,
  instruction: Instruction,
  changes: readonly FieldChange[],
): Expectation | null {
  const shape = shapeOf(model, instruction);
  const flagChanges = changes.filter((change): change is FlagChange => change.field === 'flag');
  const rest = changes.filter(({ field }) => field !== 'flag');
  const flags = flagsAfter(instruction.flags, flagChanges);
  if (rest.length === 0) return { ...shape, flags };
  const { bodies, image, name } = shape;
  const sure = { flags, bodies, ...(instruction.keyword === 'FROM' ? { image, name } : {}) };
  const pairs = expectedPairs(model, instruction, changes);
  if (pairs === null) return null;
  return rest.reduce<Expectation>(
    (expected, change) => ({ ...expected, ...promised(model, instruction, expected, change) }),
    { ...sure, ...pairs },
  );
}

function expectedPairs(
  { escape }: DockerfileModel,
  { detail }: Instruction,
  changes: readonly FieldChange[],
): Expectation | null {
  const own = changes.filter((change): change is PairChange => change.field === 'pair');
  if (own.length === 0 || detail.type !== 'pairs') return {};
  const pairs = pairsAfter(escape, detail, own);
  return pairs === null ? null : { pairs };
}

function promised(
  model: DockerfileModel,
  instruction: Instruction,
  { bodies = [] }: Expectation,
  change: FieldChange,
): Expectation {
  switch (change.field) {
    case 'words':
      return { words: change.words, bodies: keptBodies(instruction, bodies, change.words) };
    case 'arguments':
      return { command: commandOf(model, change.text) };
    case 'form':
      return { form: change.form };
    case 'heredoc': {
      const body = bodyOf(change.text);
      return { bodies: bodies.map((old, at) => (at === change.at ? body : old)) };
    }
    case 'image':
      return { image: change.text };
    case 'name':
      return { name: change.name?.toLowerCase() ?? null };
    case 'flag':
    case 'pair':
      return {};
  }
}

/** Words that go take the bodies of their here-documents with them. */
function keptBodies(
  { words, heredocs }: Instruction,
  bodies: readonly string[],
  wanted: readonly string[],
): readonly string[] {
  const opens = heredocs.map(({ openSpan }) =>
    words.find(({ span }) => span.start === openSpan.start),
  );
  return bodies.filter((_, at) => wanted.includes(opens[at]?.value ?? ''));
}

/** Whether an instruction says all that is expected of it. */
export function meets(
  model: DockerfileModel,
  instruction: Instruction,
  expected: Expectation,
): boolean {
  const shape: Expectation = shapeOf(model, instruction);
  return Object.entries(expected).every(
    ([key, value]) => JSON.stringify(shape[key as keyof Shape]) === JSON.stringify(value),
  );
}
