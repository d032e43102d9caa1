import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  refactoringsFor,
  type EditContext,
  type GraphIntent,
} from '../../src/index.ts';
import type { RefactorIntent } from '../../src/edits/refactor/types.ts';
import { commandLine } from '../../src/edits/refactor/run-command.ts';
import { edgeList } from '../support/edge-lists.ts';
import { contextOf, instructionTexts } from '../support/intents.ts';
import { keepsTheRest } from '../support/laws.ts';

/** How many documents for each law; `GESTURES=1000 npx vitest run …` tries more. */
const RUNS = Number(process.env.GESTURES ?? 30);
/** Milliseconds; other work may take most of the machine. */
const PATIENCE = 120_000;

/** `⏎` is the escape character. */
const ROWS = [
  'RUN make',
  'run  make install ',
  'RUN a || b',
  'RUN set -e; a; b',
  'RUN (cd /x; b) && "c; d"',
  'RUN --mount=type=cache,target=/c a',
  'RUN --mount=type=secret,id=s ⏎\n      a ⏎\n      b',
  'RUN --mount=from=first,target=/m a',
  'RUN for i in 1 2; do a "$i"; done',
  'RUN echo $i',
  'RUN cd /x && a',
  'RUN ["a"]',
  'RUN <<EOF\na\n\nb\nEOF',
  'RUN npm ci',
  'RUN npm ci ⏎\n  # deps\n  && npm cache clean --force',
  'RUN apt-get update && apt-get install -y a',
  'RUN pip install -r requirements.txt',
  'RUN apk add ⏎\n\ta ⏎\n\tb',
  'COPY . .',
  'COPY --chown=1 . /app',
  'COPY --from=first /a /b',
  'COPY --from=0 /a /b',
  'ONBUILD COPY --from=first /a /b',
  'WORKDIR /app',
  'WORKDIR sub',
  'ENV A=1 B=$V',
  'ARG V=1',
  'USER node',
  'USER 1',
  'EXPOSE 80',
  'LABEL a=$A',
  'CMD ["a"]',
  'ENTRYPOINT a',
];

const row = fc
  .record({
    above: fc.constantFrom('', '', '', '# why\n', '\n', '\n# parted\n\n'),
    text: fc.constantFrom(...ROWS),
  })
  .map(({ above, text }) => `${above}${text}\n`);
const rows = fc.array(row, { maxLength: 7 }).map((all) => all.join(''));

/** Files of a few stages with what refactorings look for. */
const files = fc
  .record({
    escape: fc.boolean(),
    first: rows,
    rest: fc.array(fc.record({ named: fc.boolean(), base: fc.constantFrom('a', 'first'), rows }), {
      maxLength: 2,
    }),
    newline: fc.constantFrom('\n', '\n', '\r\n'),
    ended: fc.boolean(),
  })
  .map(({ escape, first, rest, newline, ended }) => {
    const others = rest.map(
      ({ named, base, rows: own }, at) =>
        `\nFROM ${base}${named ? ` AS stage${String(at)}` : ''}\n${own}`,
    );
    // The first stage can't take from itself.
    const own = first.replaceAll(/from=(?:first|0)/g, 'from=b');
    const text = `${escape ? '# escape=`\n' : ''}FROM a AS first\n${own}${others.join('')}`;
    const whole = ended ? text : text.replace(/\n+$/, '');
    return whole.replaceAll('⏎', escape ? '`' : '\\').replaceAll('\n', newline);
  });

interface Change<I> {
  readonly intent: I;
  readonly before: EditContext;
  readonly after: EditContext;
}

/** Tests what refactorings of one kind come to, wherever they are proposed. */
function everywhere<K extends RefactorIntent['kind']>(
  kind: K,
  check: (change: Change<Extract<RefactorIntent, { readonly kind: K }>>) => void,
): void {
  fc.assert(
    fc.property(files, (text) => {
      const before = contextOf(text);
      for (const { intent } of refactoringsFor(before)) {
        if (intent.kind !== kind) continue;
        const result = keepsTheRest(text, intent);
        const edits = result.ok ? result.edits : [];
        expect(edits.length, 'edits of what is proposed').toBeGreaterThan(0);
        const after = contextOf(applyEdits(text, edits));
        const own = intent as Extract<RefactorIntent, { readonly kind: K }>;
        check({ intent: own, before, after });
      }
    }),
    { numRuns: RUNS * 4 },
  );
}

function lineOf({ model }: EditContext, index: number): string {
  const run = model.instructions[index];
  return (run === undefined ? null : commandLine(model, run))?.replaceAll(/\s+/g, ' ') ?? '';
}

describe('what is proposed keeps what is built', () => {
  it('mergeRuns', { timeout: PATIENCE }, () => {
    everywhere('mergeRuns', ({ intent, before, after }) => {
      const [first = 0] = intent.instructions;
      const joined = intent.instructions.map((index) => {
        const line = lineOf(before, index);
        return line.includes('||') || line.startsWith('set ') ? `{ ${line}; }` : line;
      });
      expect(lineOf(after, first)).toBe(joined.join(' && '));
      const gone = new Set(intent.instructions);
      const others = instructionTexts(before.model).filter((_, at) => !gone.has(at));
      expect(instructionTexts(after.model).toSpliced(first, 1)).toEqual(others);
      expect(new Set(edgeList(after))).toEqual(new Set(edgeList(before)));
    });
  });

  it('dependenciesFirst', { timeout: PATIENCE }, () => {
    everywhere('dependenciesFirst', ({ intent, before, after }) => {
      const old = new Set(instructionTexts(before.model));
      const added = instructionTexts(after.model).filter((text) => !old.has(text));
      expect(
        added.every((text) => /^COPY (?:--chown=1 )?(?:package|requirements)/.test(text)),
      ).toBe(true);
      const kept = instructionTexts(after.model).filter((text) => old.has(text));
      expect(kept.sort()).toEqual(instructionTexts(before.model).sort());
      const context = added.map(() => `context >${String(intent.stage)}`);
      expect(edgeList(after)).toEqual([...edgeList(before), ...context].sort());
    });
  });

  it('addCacheMounts', { timeout: PATIENCE }, () => {
    everywhere('addCacheMounts', ({ intent, before, after }) => {
      const { instruction } = intent;
      const others = (context: EditContext): string[] =>
        instructionTexts(context.model).toSpliced(instruction, 1);
      expect(others(after)).toEqual(others(before));
      expect(lineOf(after, instruction)).toBe(lineOf(before, instruction));
      expect(edgeList(after)).toEqual(edgeList(before));
      const again = refactoringsFor(after).map((one) => one.intent);
      expect(again).not.toContainEqual(intent);
    });
  });

  it('splitRuntime', { timeout: PATIENCE }, () => {
    everywhere('splitRuntime', ({ before, after }) => {
      expect(after.graph.stages.length).toBe(2);
      expect(after.graph.stages[1]?.name).toBe(before.graph.stages[0]?.name);
      const own = (context: EditContext, keyword: string): string[] =>
        instructionTexts(context.model).filter((text) => text.startsWith(keyword));
      for (const keyword of ['RUN', 'CMD', 'ENTRYPOINT', 'EXPOSE', 'LABEL', 'ONBUILD']) {
        expect(own(after, keyword)).toEqual(own(before, keyword));
      }
      // Triggers, which go to the runtime stage, make no edges in a file of one stage.
      expect(edgeList(after)).toEqual([...edgeList(before), 'base image:a>1', 'copy 0>1'].sort());
    });
  });

  it('keeps what names a stage that is split', { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(files, fc.nat({ max: 2 }), (text, stage) => {
        const paths = [{ source: '/a', destination: '/b' }];
        const intent: GraphIntent = { kind: 'splitRuntime', stage, base: 'c', name: null, paths };
        const before = contextOf(text);
        const result = keepsTheRest(text, intent);
        expect(result.ok).toBe(stage < before.graph.stages.length);
        if (!result.ok) return;
        const after = contextOf(applyEdits(text, result.edits));
        // What took from the stage takes from the one that runs; what it took itself, the one that builds takes.
        const place = (at: string, isSource: boolean): string =>
          Number(at) > stage || (isSource && Number(at) === stage) ? String(Number(at) + 1) : at;
        const wanted = edgeList(before).map((edge) => {
          const [, kind = '', from = '', to = ''] = /^(\w+) (.*)>(\d+)$/.exec(edge) ?? [];
          return `${kind} ${/^\d+$/.test(from) ? place(from, true) : from}>${place(to, false)}`;
        });
        const target = String(stage + 1);
        expect(edgeList(after)).toEqual(
          [...wanted, `base image:c>${target}`, `copy ${String(stage)}>${target}`].sort(),
        );
      }),
      { numRuns: RUNS },
    );
  });
});
