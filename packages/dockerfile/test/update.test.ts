import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyModelDelta, modelDelta, parseDockerfile, updateDockerfile } from '../src/index.ts';
import { readFixtures } from './support/fixtures.ts';
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

const judged: fc.Arbitrary<string> = fc.constantFrom(...readFixtures()).map(({ text }) => text);

const texts = fc
  .tuple(
    fc.constantFrom('', '', '', '\uFEFF', '# escape=`\n', '#!/bin/sh\n# check=skip=all\n'),
    fc.oneof(
      lines,
      soup,
      fc.array(judged, { maxLength: 4 }).map((all) => all.join('')),
    ),
  )
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
      judged,
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

/** What somebody may be writing; nothing stands behind where the problems of each letter are. */
const TYPED = [
  'RUN --mount=type=cache,target=/x,sharing=locked,from=y true',
  'RUN --mount=type=secret,id=a,required,',
  'RUN --network=none --security=insecure x',
  'COPY --from=x --chown=a:b --chmod=755 a b',
  'ADD --checksum=sha256:0 a b',
  'HEALTHCHECK --interval=5s --retries=3 CMD ["x", "y"]',
  'ENV a="b c" d=${e:-f}',
  'EXPOSE 80/tcp 90-91',
  'FROM --platform=linux/amd64 b:c@d AS e',
  'RUN <<EOF\nx\nEOF\n',
];

describe('somebody who types letter by letter', () => {
  test.each(TYPED)('at the end, and takes it all back: %s', (line) => {
    const before = 'FROM a AS x\n';
    let model = parseDockerfile(before);
    const become = (text: string): void => {
      model = updateDockerfile(model, text);
      expect(model).toStrictEqual(parseDockerfile(text));
    };
    for (let end = 1; end <= line.length; end++) become(before + line.slice(0, end));
    for (let end = line.length; end >= 0; end--) become(before + line.slice(0, end));
  });
});

describe('what an edit does not touch', () => {
  const block = (stage: number): string =>
    `FROM a AS s${stage}\nRUN one \\\n  two\n# note\n\nCOPY <<E /x\nbody\nE\nENV k=${stage}\nRUN same\n`;
  const text = [0, 1, 2, 3, 4].map(block).join('');
  const at = text.indexOf('body', text.indexOf('s2'));

  test.each([
    ['a letter in a here-document', 'x', 1],
    ['a line in a here-document', '\ny\n', 1],
    ['the end of a here-document', '\nE\n', 4],
    ['an instruction after it', 'x\nE\nRUN same\nRUN <<E\n', 3],
    ['a stage', '\nE\nFROM b AS s0\nRUN <<E\n', 3],
  ])('is not read again: %s', (_what, insert, read) => {
    const previous = parseDockerfile(text);
    const next = updateDockerfile(previous, text.slice(0, at) + insert + text.slice(at));
    const before = previous.nodes.filter((node) => node.span.end <= at);
    expect(before).toHaveLength(18);
    for (const [index, node] of before.entries()) expect(next.nodes[index]).toBe(node);
    const { nodes } = modelDelta(previous, next);
    expect(nodes.before).toBe(before.length);
    expect(nodes.between.length).toBeLessThanOrEqual(read);
    expect(nodes.between.length + nodes.before + nodes.after).toBe(next.nodes.length);
  });

  test('stays the same object when text is appended', () => {
    const previous = parseDockerfile(text);
    const next = updateDockerfile(previous, `${text}RUN more\n`);
    for (const [index, node] of previous.nodes.entries()) expect(next.nodes[index]).toBe(node);
  });

  test('is all of the model when nothing changed', () => {
    const previous = parseDockerfile(text);
    expect(updateDockerfile(previous, text)).toBe(previous);
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
