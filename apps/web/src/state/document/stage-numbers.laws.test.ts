import { applyEdits, parseDockerfile } from '@stagecraft/dockerfile';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numbersAfter, settledNumbers, type StageNumbers } from './stage-numbers.ts';

/** A stage and the stages that it copies from. */
interface Made {
  readonly name: string;
  readonly from: readonly string[];
}

/** Stages that copy from any stage before them. */
const stages = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 6 })
  .map((numbers): Made[] =>
    numbers.map((list, at) => ({
      name: `s${String(at)}`,
      from: at === 0 ? [] : list.map((number) => `s${String(number % at)}`),
    })),
  );

/** The text of `made`, whose numbers count the stages of `counted`. */
function textOf(made: readonly Made[], counted: readonly Made[]): string {
  const number = (name: string) => counted.findIndex((stage) => stage.name === name);
  const text = made.map(({ name, from }) => {
    const copies = from.map((one, at) => `COPY --from=${String(number(one))} /x /${String(at)}\n`);
    return `FROM ${name}\nRUN ${name}\n${copies.join('')}`;
  });
  return text.join('');
}

function after(texts: readonly string[]): StageNumbers {
  const [first, ...rest] = texts.map(parseDockerfile);
  return rest.reduce(numbersAfter, settledNumbers(first ?? parseDockerfile('')));
}

function updated({ model, edits }: StageNumbers): string {
  return applyEdits(model.text, edits);
}

test('updating gives the numbers that the stages have in their new places', () => {
  fc.assert(
    fc.property(stages, fc.nat(), fc.nat(), (made, which, where) => {
      const [taken] = made.slice(which % made.length);
      const others = made.filter((stage) => stage !== taken);
      const at = where % (others.length + 1);
      const moved = [...others.slice(0, at), ...(taken ? [taken] : []), ...others.slice(at)];
      const steps = [textOf(made, made), textOf(others, made), textOf(moved, made)];
      const there = after(steps);
      expect(updated(there)).toBe(textOf(moved, moved));
      expect(after([...steps, updated(there)]).edits).toEqual([]);
      expect(after([...steps, steps[1] ?? '', steps[0] ?? '']).edits).toEqual([]);
    }),
  );
});

test('typing a stage comes to the same as pasting it', () => {
  fc.assert(
    fc.property(stages, fc.nat(), (made, where) => {
      const at = where % (made.length + 1);
      const begin = textOf(made.slice(0, at), made);
      const end = textOf(made.slice(at), made);
      const added = { name: 'new', from: [] };
      const typed = 'FROM new\nRUN new\n';
      const lengths = Array.from({ length: typed.length + 1 }, (_, length) => length);
      const texts = lengths.map((length) => `${begin}${typed.slice(0, length)}${end}`);
      const all = [...made.slice(0, at), added, ...made.slice(at)];
      expect(updated(after(texts))).toBe(textOf(all, all));
      expect(after([...texts, ...texts.toReversed()]).edits).toEqual([]);
    }),
  );
});
