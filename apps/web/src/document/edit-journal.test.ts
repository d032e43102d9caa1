import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monacoModel } from './test/monaco-model.ts';
import { createTrackedModel } from './tracked-model.ts';

function open(text: string) {
  return createTrackedModel('Dockerfile', text, monacoModel, () => undefined);
}

/** The text after edits of which each counts in what the ones before it made. */
function inTurn(text: string, edits: readonly { start: number; end: number; text: string }[]) {
  return edits.reduce((now, one) => now.slice(0, one.start) + one.text + now.slice(one.end), text);
}

const line = fc.constantFrom('FROM a', 'RUN x \\', '镜像', '', '# 😀');
const step = fc.oneof(
  fc.record({
    do: fc.constant('type' as const),
    at: fc.nat(40),
    length: fc.nat(9),
    text: fc.constantFrom('', 'x', 'y\nz', '\n'),
  }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
  fc.record({
    do: fc.constant('replace' as const),
    text: fc.constantFrom('a\nb', 'a\r\nb\r\n', '\uFEFFx\n', 'a\rb\n'),
  }),
);

describe('the edits since an older version', () => {
  test('lead from its text to the present one, whenever they are known', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(line, { maxLength: 6 }),
        fc.array(step, { maxLength: 8 }),
        async (bom, ending, lines, steps) => {
          const tracked = open((bom ? '\uFEFF' : '') + lines.join(ending));
          const states = [{ version: tracked.model.getVersionId(), text: tracked.text() }];
          for (const one of steps) {
            if (one.do === 'undo') await tracked.model.undo();
            else if (one.do === 'redo') await tracked.model.redo();
            else if (one.do === 'replace') tracked.replace(one.text);
            else if (one.do === 'type') {
              const { model } = tracked;
              const from = model.getPositionAt(one.at);
              const to = model.getPositionAt(one.at + one.length);
              const range = {
                startLineNumber: from.lineNumber,
                startColumn: from.column,
                endLineNumber: to.lineNumber,
                endColumn: to.column,
              };
              model.pushEditOperations([], [{ range, text: one.text }], () => null);
            }
            const reached = states.flatMap(({ version, text }) => {
              const edits = tracked.editsSince(version);
              return edits === null ? [] : [inTurn(text, edits)];
            });
            expect(reached).toEqual(reached.map(() => tracked.text()));
            states.push({ version: tracked.model.getVersionId(), text: tracked.text() });
          }
        },
      ),
    );
  });

  test('are known while lines end alike, several cursors at once included', () => {
    const tracked = open('\uFEFFone\r\ntwo\r\n');
    const before = tracked.model.getVersionId();
    const at = (lineNumber: number, text: string) => ({
      range: {
        startLineNumber: lineNumber,
        startColumn: 1,
        endLineNumber: lineNumber,
        endColumn: 2,
      },
      text,
    });
    tracked.model.pushEditOperations([], [at(1, 'x\ny'), at(2, 'z')], () => null);
    expect(inTurn('\uFEFFone\r\ntwo\r\n', tracked.editsSince(before) ?? [])).toBe(
      '\uFEFFx\r\nyne\r\nzwo\r\n',
    );
    expect(tracked.editsSince(tracked.model.getVersionId())).toEqual([]);
  });

  test('are not known after a replacement, or of a version that never was', () => {
    const tracked = open('a\n');
    const before = tracked.model.getVersionId();
    tracked.replace('a\r\n');
    expect(tracked.editsSince(before)).toBeNull();
    expect(tracked.editsSince(-1)).toBeNull();
  });
});

describe('a line and column of the text on disk', () => {
  test.each([
    ['a\nbc\n', 1, 1, { lineNumber: 2, column: 2 }],
    ['\uFEFFabc\r\nd', 0, 2, { lineNumber: 1, column: 2 }],
    ['\uFEFFabc', 0, 0, { lineNumber: 1, column: 1 }],
    ['a\rbc\nd', 0, 3, { lineNumber: 2, column: 2 }],
    ['a\rbc\nd', 1, 0, { lineNumber: 3, column: 1 }],
    ['a\nb', 9, 9, { lineNumber: 2, column: 2 }],
  ])('%j %i:%i', (text, at, column, expected) => {
    expect(open(text).positionOfLine(at, column)).toEqual(expected);
  });
});
