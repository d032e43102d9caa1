import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyModelDelta, modelDelta, parseDockerfile, updateDockerfile } from '../src/index.ts';
import { PIECES, soup } from './support/soup.ts';

/** A Dockerfile of many lines that are mostly right, with what makes lines depend on each other. */
const LINES = [
  'FROM a AS x',
  'FROM a AS x',
  'FROM b',
  'FROM x AS y',
  'FROM --platform=$P y AS x~1',
  'ARG V=1',
  'ARG V="',
  'RUN one',
  'RUN one',
  'RUN one',
  'RUN a \\',
  '  b \\',
  '  # c',
  'RUN c `',
  'ENV k="v w" l=$x',
  'ENV k',
  'COPY --from=x a b /c/',
  'RUN --mount=type=cache,target=/x,from=y true',
  'RUN <<EOF',
  'RUN <<-E <<EOF',
  'COPY <<E /x',
  '\tE',
  'E',
  'EOF',
  'ONBUILD COPY --from=x a b',
  'ONBUILD RUN <<E',
  'RUNN x',
  'HEALTHCHECK --interval=5 CMD x',
  '# comment',
  '# escape=`',
  '# escape=\\',
  '# syntax=x',
  '# check=nope',
  '',
  '',
  '  ',
];

const lines: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...LINES),
      fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', '\r\r\n', '\r', ''),
    ),
    { maxLength: 40 },
  )
  .map((all) => all.map(([line, ending]) => line + ending).join(''));

const texts = fc
  .tuple(fc.constantFrom('', '', '', '\uFEFF', '# escape=`\n'), fc.oneof(lines, soup))
  .map((parts) => parts.join(''));

interface Step {
  readonly at: number;
  readonly remove: number;
  readonly wholeLine: boolean;
  readonly insert: string;
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    at: fc.oneof(fc.nat(), fc.constant(0)),
    remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
    wholeLine: fc.boolean(),
    insert: fc.oneof(
      fc.constantFrom('', '', ...PIECES),
      fc.constantFrom(...LINES).map((line) => `${line}\n`),
      lines,
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

function edited(text: string, step: Step): string {
  const at = step.at % (text.length + 1);
  const start = step.wholeLine ? text.lastIndexOf('\n', at - 1) + 1 : at;
  return text.slice(0, start) + step.insert + text.slice(start + step.remove);
}

/** As it arrives on the other side of a message. */
function sent<T>(data: T): T {
  return JSON.parse(JSON.stringify(data)) as T;
}

describe('an update', { timeout: 30_000 }, () => {
  test('gives what parsing from scratch gives, edit after edit', () => {
    fc.assert(
      fc.property(texts, steps, (first, edits) => {
        let model = parseDockerfile(first);
        for (const step of edits) {
          model = updateDockerfile(model, edited(model.text, step));
          expect(model).toStrictEqual(parseDockerfile(model.text));
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a delta', { timeout: 30_000 }, () => {
  test('turns one model into the other, whatever the two are', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const previous = parseDockerfile(before);
        const next = parseDockerfile(after);
        expect(applyModelDelta(previous, modelDelta(previous, next))).toStrictEqual(next);
      }),
      { numRuns: 2000 },
    );
  });

  test('carries an edit over to a model elsewhere', () => {
    fc.assert(
      fc.property(texts, steps, (first, edits) => {
        let here = parseDockerfile(first);
        let there = sent(here);
        for (const step of edits) {
          const next = updateDockerfile(here, edited(here.text, step));
          there = applyModelDelta(there, sent(modelDelta(here, next)));
          expect(there).toStrictEqual(next);
          here = next;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
