import { describe, expect, test } from 'vitest';
import type { EditContext, NewBase } from '../../src/index.ts';
import {
  count,
  holds,
  nameOf,
  sameResults,
  type Choice,
  type IntentNamed,
} from '../support/stage-laws.ts';
import {
  commandsOf,
  digestsOf,
  flattened,
  rootOf,
  rowsOf,
  rowText,
  triggersOf,
} from '../support/stage-results.ts';

function baseOf({ first, third }: Choice, context: EditContext): NewBase {
  const kind = third % 5;
  if (kind === 0) return { kind: 'scratch' };
  if (kind < 3) return { kind: 'stage', stage: first % count(context) };
  return { kind: 'image', ref: kind === 3 ? 'busybox' : 'node:22' };
}

describe('a stage', () => {
  test('is added', () => {
    holds(
      (context, choice): IntentNamed<'addStage'> => ({
        kind: 'addStage',
        base: baseOf(choice, context),
        name: choice.name,
        at: choice.second % 3 === 0 ? null : choice.second % (count(context) + 1),
        text: choice.third % 2 === 0 ? '' : '# why\nRUN new\nCMD new\n',
      }),
      (outcome, { at, base, name, text }) => {
        const { before, after } = outcome;
        const place = at ?? count(before);
        expect(count(after)).toBe(count(before) + 1);
        const made = after.graph.stages[place];
        expect(made?.name).toBe(name?.toLowerCase() ?? made?.name);
        expect(made?.name).not.toBeNull();
        expect(made?.base).toEqual(base);
        expect(made?.instructions.length).toBe(text === '' ? 0 : 2);
        sameResults(outcome, (stage) => (stage < place ? stage : stage + 1));
      },
      0.1,
    );
  });

  test('is renamed', () => {
    holds(
      (context, { first, name }): IntentNamed<'renameStage'> => ({
        kind: 'renameStage',
        stage: first % count(context),
        name,
      }),
      (outcome, { stage, name }) => {
        const { before, after } = outcome;
        expect(nameOf(after, stage)).toBe(name?.toLowerCase() ?? null);
        const others = ({ graph }: EditContext) =>
          graph.stages.map((one) => (one.index === stage ? '' : one.name));
        expect(others(after)).toEqual(others(before));
        sameResults(outcome, (index) => index);
      },
      0.1,
    );
  });

  test('is duplicated', () => {
    holds(
      (context, { first, name }): IntentNamed<'duplicateStage'> => ({
        kind: 'duplicateStage',
        stage: first % count(context),
        name,
      }),
      (outcome, { stage, name }) => {
        const { before, after } = outcome;
        const copy = stage + 1;
        expect(nameOf(after, copy)).not.toBeNull();
        expect(nameOf(after, copy)).toBe(name?.toLowerCase() ?? nameOf(after, copy));
        expect(digestsOf(after)[copy]).toBe(digestsOf(after)[stage]);
        expect(triggersOf(after, copy)).toEqual(triggersOf(before, stage));
        expect(
          after.graph.edges.some(({ source }) => source === after.graph.stages[copy]?.id),
        ).toBe(false);
        sameResults(outcome, (index) => (index <= stage ? index : index + 1));
      },
      0.1,
    );
  });

  test('is moved', () => {
    holds(
      (context, { first, second }): IntentNamed<'moveStage'> => ({
        kind: 'moveStage',
        stage: first % count(context),
        to: second % count(context),
      }),
      (outcome, { stage, to }) => {
        const { before, after } = outcome;
        const order = [...before.graph.stages.keys()];
        order.splice(to, 0, ...order.splice(stage, 1));
        expect(count(after)).toBe(count(before));
        for (const [at, old] of order.entries())
          expect(nameOf(after, at)).toBe(nameOf(before, old));
        sameResults(outcome, (index) => order.indexOf(index));
        // Nothing but whole lines and numbers moves.
        const lines = ({ model }: EditContext): string[] =>
          model.text
            .split(/\r?\n/)
            .map((line) => line.replaceAll(/--from=\d+/g, '--from=0'))
            .filter((line) => line.trim() !== '')
            .toSorted();
        expect(lines(after)).toEqual(lines(before));
      },
      0.1,
    );
  });

  test('is split', () => {
    holds(
      (context, { first, second, name }): IntentNamed<'splitStage'> => {
        const full = context.graph.stages.filter(({ instructions }) => instructions.length > 0);
        const own = full[first % Math.max(1, full.length)];
        const rows = own?.instructions ?? [];
        const before = rows[second % Math.max(1, rows.length)] ?? -1;
        return { kind: 'splitStage', stage: own?.index ?? 0, before, name };
      },
      (outcome, { stage, before: row }) => {
        const { before, after } = outcome;
        expect(count(after)).toBe(count(before) + 1);
        const first = before.graph.stages[stage]?.instructions.indexOf(row);
        expect(after.graph.stages[stage]?.instructions.length).toBe(first);
        expect(after.graph.stages[stage + 1]?.base).toEqual({ kind: 'stage', stage });
        expect(nameOf(after, stage + 1)).toBe(nameOf(before, stage));
        sameResults(outcome, (index) => (index < stage ? index : index + 1));
      },
      0.1,
    );
  });

  test('is merged with the one built from it', () => {
    holds(
      (context, { first, third }): IntentNamed<'mergeStages'> => {
        const built = context.graph.stages.filter(({ base }) => base.kind === 'stage');
        const own = built[first % Math.max(1, built.length)];
        const stage = own?.base.kind === 'stage' ? own.base.stage : third % count(context);
        return { kind: 'mergeStages', stage, into: own?.index ?? 0 };
      },
      (outcome, { stage, into }) => {
        const { before, after } = outcome;
        expect(count(after)).toBe(count(before) - 1);
        expect(nameOf(after, into - 1)).toBe(nameOf(before, into));
        sameResults(outcome, (index) =>
          index === stage ? null : index < stage ? index : index - 1,
        );
      },
      0,
    );
  });

  test('gets another base', () => {
    holds(
      (context, choice): IntentNamed<'setBase'> => ({
        kind: 'setBase',
        stage: choice.second % count(context),
        base: baseOf(choice, context),
      }),
      (outcome, { stage, base }) => {
        const { before, after } = outcome;
        const own = after.graph.stages[stage];
        expect(own?.base).toEqual(base);
        expect(own?.platform).toEqual(before.graph.stages[stage]?.platform);
        expect(own?.name).toBe(nameOf(before, stage));
        const ownRows = (context: EditContext) =>
          rowsOf(context, stage).filter(({ keyword }) => !keyword.startsWith('trigger'));
        expect(ownRows(after)).toEqual(ownRows(before));
        sameResults(outcome, (index) => index, [stage]);
      },
      0.1,
    );
  });
});

test('instructions become a stage', () => {
  holds(
    (context, { first, second, third, name }): IntentNamed<'extractStage'> => {
      const full = context.graph.stages.filter(({ instructions }) => instructions.length > 0);
      const rows = full[first % Math.max(1, full.length)]?.instructions ?? [];
      const at = second % Math.max(1, rows.length);
      const instructions = rows.slice(at, at + 1 + (third % 3));
      const paths = [{ source: '/made', destination: '/made/' }];
      return { kind: 'extractStage', instructions, name, paths };
    },
    (outcome, { instructions, paths }) => {
      const { before, after } = outcome;
      const stage = before.model.instructions[instructions[0] ?? 0]?.stage ?? 0;
      const added = count(after) - count(before);
      const move = (index: number): number => (index < stage ? index : index + added);
      const place = move(stage);
      expect(nameOf(after, place)).toBe(nameOf(before, stage));
      expect(rootOf(after, place)).toBe(rootOf(before, stage));
      sameResults(outcome, move, [stage]);

      const old = digestsOf(before);
      const now = digestsOf(after);
      const texts = (context: EditContext, at: number, digests: readonly string[]) =>
        flattened(context, at).map((row) => rowText(row, (one) => digests[one] ?? ''));
      const all = texts(before, stage, old);
      const below = (before.graph.stages[stage]?.instructions ?? []).filter(
        (index) => index > (instructions.at(-1) ?? 0),
      ).length;
      const end = all.length - below;
      // It is all of the stage up to its last row.
      expect(texts(after, place - 1, now)).toEqual(all.slice(0, end));
      const own = instructions.length;
      const settings = all.slice(end - own, end).filter((text) => !/^(?:RUN|COPY|ADD) /.test(text));
      const rest = texts(after, place, now);
      const top = end - own + settings.length;
      expect(rest.slice(0, top)).toEqual([...all.slice(0, end - own), ...settings]);
      expect(rest.slice(top + paths.length)).toEqual(all.slice(end));
      expect(rowsOf(after, place).some(({ sources }) => sources.includes(place - 1))).toBe(true);
      expect(commandsOf(after, place)).toEqual(commandsOf(before, stage));
    },
    0.1,
  );
});
