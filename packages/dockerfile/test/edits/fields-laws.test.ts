import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  applyEdits,
  parseDockerfile,
  type FieldChange,
  type Instruction,
} from '../../src/index.ts';
import { plainOf, writeValue } from '../../src/edits/fields/parts.ts';
import { quotedEnd } from '../../src/parse/words.ts';
import { lex } from '../../src/shell/lex.ts';
import { documents } from '../support/documents.ts';
import { applyLawfully, instructionTexts } from '../support/intents.ts';

const RUNS = Number(process.env['FIELD_RUNS'] ?? 500);

/** What could break out of its place, and what is plain. */
const values = fc
  .array(
    fc.constantFrom(
      ...['a', 'B', '7', '/', '.', ' ', '  ', '\t', '"', "'", '\\', '`', '#', '$', '${', '}', '\n'],
      ...[
        '--',
        '--x=',
        '<<',
        '<<EOF',
        '=',
        ',',
        '[',
        ']',
        '$A',
        '${A:-b c}',
        '${A}',
        '&&',
        '|',
        'é',
      ],
      ...['\\\n', '\r', 'EOF', '中', '\u00a0', '${A/x/"}', '${A:-"x y"}'],
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''));

const changes: fc.Arbitrary<FieldChange> = fc.oneof(
  fc.record({
    field: fc.constant('flag' as const),
    name: fc.constantFrom('chown', 'from', 'mount', 'platform', 'interval', 'link', 'exclude'),
    at: fc.nat({ max: 2 }),
    value: fc.oneof(values, fc.constantFrom(true as const, null, 'type=ssh')),
  }),
  fc.record({
    field: fc.constant('words' as const),
    words: fc.array(fc.oneof(values, fc.constantFrom('.', '80', '/app', 'sh', 'src/')), {
      maxLength: 4,
    }),
  }),
  fc.record({ field: fc.constant('arguments' as const), text: fc.oneof(values, fc.lorem()) }),
  fc.record({
    field: fc.constant('pair' as const),
    at: fc.nat({ max: 3 }),
    pair: fc.option(
      fc.record({
        name: fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom('A', 'B', 'k.x') },
          { weight: 1, arbitrary: values },
        ),
        value: fc.option(values, { freq: 8 }),
      }),
      { freq: 8 },
    ),
  }),
  fc.record({
    field: fc.constant('form' as const),
    form: fc.constantFrom('exec' as const, 'shell' as const),
  }),
  fc.record({ field: fc.constant('image' as const), text: values }),
  fc.record({
    field: fc.constant('name' as const),
    name: fc.option(fc.constantFrom('fresh', 'Stage0', 'stage1', 'a b', 'x\n')),
  }),
  fc.record({ field: fc.constant('heredoc' as const), at: fc.nat({ max: 1 }), text: values }),
);

/** An instruction's part that a change is about, so that it is changed more often than refused. */
function suits({ keyword, form }: Instruction, { field }: FieldChange): boolean {
  if (field === 'pair') return /^(?:ENV|ARG|LABEL)$/.test(keyword);
  if (field === 'image' || field === 'name') return keyword === 'FROM';
  if (field === 'form') return form !== null;
  return true;
}

function without(texts: string[], index: number): string[] {
  return texts.filter((_, at) => at !== index);
}

/** What an instruction says of what a change asks for, and what was asked for. */
function answerTo(
  change: FieldChange,
  before: Instruction,
  after: Instruction,
  escape: string,
): { readonly said: unknown; readonly asked: unknown } {
  switch (change.field) {
    case 'flag': {
      const own = after.flags.filter(({ name }) => name === change.name);
      const count = before.flags.filter(({ name }) => name === change.name).length;
      if (change.value === null) {
        return { said: own.length, asked: change.at < count ? count - 1 : count };
      }
      const asked = change.value === true ? null : change.value;
      return { said: own[Math.min(change.at, count)]?.value, asked };
    }
    case 'words':
      return { said: after.words.map(({ value }) => value), asked: change.words };
    case 'form':
      return { said: after.form, asked: change.form };
    case 'pair': {
      const value = change.pair?.value ?? null;
      const count = before.detail.type === 'pairs' ? before.detail.pairs.length : 0;
      const pairs = after.detail.type === 'pairs' ? after.detail.pairs : [];
      if (change.pair === null || (value?.includes('$') ?? false)) return { said: 0, asked: 0 };
      const written = pairs[Math.min(change.at, count)]?.value ?? null;
      const read = lex(written ?? '', { escape, env: () => undefined });
      return { said: written === null ? null : read.ok && read.value, asked: value };
    }
    case 'arguments':
    case 'image':
    case 'name':
    case 'heredoc':
      return { said: after.flags.length, asked: before.flags.length };
  }
}

it('shows what was asked for and leaves everything else, or refuses', { timeout: 600_000 }, () => {
  let done = 0;
  fc.assert(
    fc.property(documents, changes, fc.nat(), (text, change, pick) => {
      const model = parseDockerfile(text);
      const fitting = model.instructions.filter((one) => suits(one, change));
      const instruction = fitting[pick % Math.max(1, fitting.length)];
      if (instruction === undefined) return;
      const { index } = instruction;
      const intent = { kind: 'setFields', instruction: index, changes: [change] } as const;
      const result = applyLawfully(text, intent);
      if (!result.ok) return;
      const renamed = change.field === 'name';
      const { span, contentSpan } = instruction;
      const inside = result.edits.every(
        ({ start, end }) => start > span.start && end <= contentSpan.end,
      );
      expect(inside || renamed).toBe(true);
      const after = parseDockerfile(applyEdits(text, result.edits));
      expect(after.instructions.length).toBe(model.instructions.length);
      const same = without(instructionTexts(model), index);
      expect(renamed ? same : without(instructionTexts(after), index)).toEqual(same);
      const now = after.instructions[index] ?? instruction;
      expect(now.keyword).toBe(instruction.keyword);
      const { said, asked } = answerTo(change, instruction, now, model.escape);
      expect(said).toEqual(asked);
      if (result.edits.length > 0) done += 1;
    }),
    { numRuns: RUNS },
  );
  expect(done).toBeGreaterThan(RUNS / 10);
});

it('gives the old text back where a plain value is set back', { timeout: 600_000 }, () => {
  const word = fc.stringMatching(/^[a-z0-9./]{1,8}$/);
  fc.assert(
    fc.property(documents, word, fc.nat(), (text, value, pick) => {
      const model = parseDockerfile(text);
      const all = model.instructions.flatMap((instruction) => reversible(instruction, value));
      const one = all[pick % Math.max(1, all.length)];
      if (one === undefined) return;
      const there = applyLawfully(text, one.there);
      if (!there.ok) return;
      const changed = applyEdits(text, there.edits);
      const back = applyLawfully(changed, one.back);
      expect(back.ok && applyEdits(changed, back.edits)).toBe(text);
    }),
    { numRuns: RUNS },
  );
});

interface Reversible {
  readonly there: { kind: 'setFields'; instruction: number; changes: FieldChange[] };
  readonly back: { kind: 'setFields'; instruction: number; changes: FieldChange[] };
}

/** Changes of single values, with those that take them back. */
function reversible(
  { index, keyword, flags, words, detail }: Instruction,
  value: string,
): Reversible[] {
  const both = (there: FieldChange, back: FieldChange): Reversible => ({
    there: { kind: 'setFields', instruction: index, changes: [there] },
    back: { kind: 'setFields', instruction: index, changes: [back] },
  });
  const all = flags.flatMap((flag): Reversible[] => {
    if (flag.value === null || flag.name === 'from') return [];
    const at = flags.filter(({ name }) => name === flag.name).indexOf(flag);
    const change = { field: 'flag', name: flag.name, at } as const;
    return [both({ ...change, value }, { ...change, value: flag.value })];
  });
  if (/^(?:COPY|ADD|EXPOSE|VOLUME|USER|WORKDIR)$/.test(keyword)) {
    const before = words.map((word) => word.value);
    for (const at of before.keys()) {
      if (before[at]?.startsWith('<<') === true) continue;
      all.push(
        both({ field: 'words', words: before.with(at, value) }, { field: 'words', words: before }),
      );
    }
  }
  if (detail.type === 'pairs') {
    for (const [at, pair] of detail.pairs.entries()) {
      if (pair.value === null) continue;
      const old = plainOf(pair.value, '\\');
      const { name } = pair;
      all.push(
        both(
          { field: 'pair', at, pair: { name, value } },
          { field: 'pair', at, pair: { name, value: old } },
        ),
      );
    }
  }
  return all;
}

/** What a plain value means where `A` is set, by its definition: read from the left, one thing at a time. */
function meaningOf(plain: string, escape: string, a: string): string {
  const pattern = escape === '\\' ? /(\\*)(\$A(?!\w)|\$\{A\}|\$)/g : /(`*)(\$A(?!\w)|\$\{A\}|\$)/g;
  return plain.replaceAll(pattern, (_, run: string, dollar: string) => {
    const kept = escape.repeat(run.length >> 1);
    return kept + (run.length % 2 === 1 || dollar === '$' ? dollar : a);
  });
}

it('writes values that Docker reads as they are meant', { timeout: 600_000 }, () => {
  const plain = fc
    .array(
      fc.constantFrom(
        'a',
        ' ',
        '"',
        "'",
        '\\',
        '`',
        '$A',
        '${A}',
        '\\$',
        '`$',
        '$ ',
        '#',
        '<<',
        '=',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(''))
    // A `$` before other characters is a variable of another name.
    .filter((value) => /^(?:[^$]|\$A(?!\w)|\$\{A\}|\$ )*$/.test(value));
  const quoting = fc.constantFrom('bare' as const, 'double' as const, 'single' as const);
  fc.assert(
    fc.property(plain, fc.constantFrom('\\', '`'), quoting, (value, escape, preferred) => {
      const written = writeValue(value, escape, preferred);
      expect(written).not.toBeNull();
      if (written === null) return;
      expect(quotedEnd(written, 0, written.length, escape)).toBe(written.length);
      const read = lex(written, { escape, env: (name) => (name === 'A' ? 'v w' : undefined) });
      expect(read.ok && read.value).toBe(meaningOf(value, escape, 'v w'));
      const again = plainOf(written, escape);
      expect(again === null ? null : meaningOf(again, escape, 'v w')).toBe(
        meaningOf(value, escape, 'v w'),
      );
    }),
    { numRuns: RUNS * 4 },
  );
});
