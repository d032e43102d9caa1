import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monacoModel } from './test/monaco-model.ts';
import { createTrackedModel, type TrackedModel } from './tracked-model.ts';

function open(text: string): TrackedModel {
  return createTrackedModel('Dockerfile', text, monacoModel, () => undefined);
}

const word = fc.constantFrom('', 'FROM a', 'RUN x \\', '镜像', '\t', ' ', '# 😀', 'b');
const ending = fc.constantFrom('\n', '\r\n', '\r');
const file = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(word, ending), { maxLength: 8 }), word)
  .map(([bom, lines, last]) => (bom ? '\uFEFF' : '') + lines.flat().join('') + last);

/** Offsets where an edit may begin or end: not in the BOM, a pair of code units, or a CR LF. */
function places(text: string): number[] {
  const all = Array.from({ length: text.length + 1 }, (_, index) => index);
  return all.filter((at) => {
    const before = text.charCodeAt(at - 1);
    const after = text.charCodeAt(at);
    if (text.startsWith('\uFEFF') && at === 0) return false;
    if (before === 13 && after === 10) return false;
    return !(before >= 0xd800 && before < 0xdc00 && after >= 0xdc00);
  });
}

const steps = fc.array(
  fc.record({
    from: fc.nat(),
    length: fc.nat({ max: 12 }),
    text: fc.constantFrom('', 'x', 'y\nz', '\n', '字\n\n'),
  }),
  { maxLength: 6 },
);

describe('a text from disk', () => {
  test('comes back byte for byte', () => {
    fc.assert(
      fc.property(file, (text) => {
        expect(open(text).text()).toBe(text);
      }),
    );
  });

  test('changes only where an edit changes it, and undo and redo restore every state', async () => {
    await fc.assert(
      fc.asyncProperty(file, steps, async (text, edits) => {
        const tracked = open(text);
        const crlf = text.split('\r\n').length - 1;
        const all = text.match(/\r\n|\n|\r/g)?.length ?? 0;
        const own = crlf * 2 > all ? '\r\n' : '\n';
        const states = [text];
        for (const { from, length, text: inserted } of edits) {
          const before = tracked.text();
          const allowed = places(before);
          const first = from % allowed.length;
          const start = allowed[first] ?? 0;
          const end = allowed[Math.min(first + length, allowed.length - 1)] ?? start;
          if (start === end && inserted === '') continue;
          const version = tracked.model.getVersionId();
          expect(tracked.apply(version, [{ start, end, text: inserted }])).toBe(true);
          const written = inserted.replaceAll('\n', own);
          expect(tracked.text()).toBe(before.slice(0, start) + written + before.slice(end));
          states.push(tracked.text());
        }
        for (const state of states.slice(0, -1).reverse()) {
          await tracked.model.undo();
          expect(tracked.text()).toBe(state);
        }
        expect(tracked.isDirty()).toBe(false);
        for (const state of states.slice(1)) {
          await tracked.model.redo();
          expect(tracked.text()).toBe(state);
        }
      }),
    );
  });

  test('can be replaced as one step that undo takes back', async () => {
    await fc.assert(
      fc.asyncProperty(file, file, async (text, next) => {
        const tracked = open(text);
        tracked.replace(next);
        expect(tracked.text()).toBe(next);
        if (text === next) return;
        await tracked.model.undo();
        expect(tracked.text()).toBe(text);
        await tracked.model.redo();
        expect(tracked.text()).toBe(next);
      }),
    );
  });
});

describe('offsets', () => {
  test('and positions lead to each other in any mixture of line endings', () => {
    fc.assert(
      fc.property(file, fc.nat(), (text, at) => {
        const tracked = open(text);
        const allowed = places(text);
        const offset = allowed[at % allowed.length] ?? 0;
        const range = tracked.rangeOf({ start: offset, end: offset });
        const position = { lineNumber: range.startLineNumber, column: range.startColumn };
        expect(tracked.offsetAt(position)).toBe(offset);
      }),
    );
  });
});

describe('applying edits', () => {
  test('refuses a version that is no longer the present one', () => {
    const tracked = open('FROM a\n');
    const version = tracked.model.getVersionId();
    expect(tracked.apply(version, [{ start: 5, end: 6, text: 'b' }])).toBe(true);
    expect(tracked.apply(version, [{ start: 5, end: 6, text: 'c' }])).toBe(false);
    expect(tracked.text()).toBe('FROM b\n');
  });

  test('takes offsets of before for every edit of a batch, and is one undo step', async () => {
    const tracked = open('FROM a\r\nRUN b\r\n');
    tracked.apply(tracked.model.getVersionId(), [
      { start: 5, end: 6, text: 'alpine' },
      { start: 12, end: 13, text: 'echo' },
    ]);
    expect(tracked.text()).toBe('FROM alpine\r\nRUN echo\r\n');
    await tracked.model.undo();
    expect(tracked.text()).toBe('FROM a\r\nRUN b\r\n');
  });
});

describe('unsaved changes', () => {
  test('are none again when undo leads back to what was saved', async () => {
    const tracked = open('FROM a\n');
    tracked.apply(tracked.model.getVersionId(), [{ start: 5, end: 6, text: 'b' }]);
    expect(tracked.isDirty()).toBe(true);
    await tracked.model.undo();
    expect(tracked.isDirty()).toBe(false);
  });

  test('that came after the saved state stay unsaved', () => {
    const tracked = open('FROM a\n');
    tracked.apply(tracked.model.getVersionId(), [{ start: 5, end: 6, text: 'b' }]);
    const sent = tracked.savePoint();
    tracked.apply(tracked.model.getVersionId(), [{ start: 5, end: 6, text: 'c' }]);
    tracked.markSaved(sent);
    expect(tracked.isDirty()).toBe(true);
  });
});

test('listeners hear of a replacement once, with the new text in place', () => {
  const heard: string[] = [];
  const tracked = createTrackedModel('Dockerfile', 'a\nb\r\n', monacoModel, () =>
    heard.push(tracked.text()),
  );
  tracked.replace('a\r\nc\r\n');
  expect(heard).toEqual(['a\r\nc\r\n']);
});

describe('the name of the line ending', () => {
  test.each([
    ['a\nb\n', 'lf'],
    ['a\r\nb', 'crlf'],
    ['a\r\nb\n', 'mixed'],
    ['a\rb\r', 'mixed'],
    ['a\nb\rc\n', 'mixed'],
    ['one line', 'lf'],
    ['', 'lf'],
    ['\uFEFFa\r\n', 'crlf'],
  ])('of %j is %s', (text, name) => {
    expect(open(text).lineEnding()).toBe(name);
  });

  test('follows edits, replacement, undo and redo, and is right when a change is told', () => {
    const told: string[] = [];
    const tracked: TrackedModel = createTrackedModel(
      'Dockerfile',
      'a\r\nb\r\nc\nd',
      monacoModel,
      () => void told.push(tracked.lineEnding()),
    );
    expect(tracked.lineEnding()).toBe('mixed');
    // Joining the two lines takes the odd one out.
    tracked.apply(tracked.model.getVersionId(), [{ start: 7, end: 8, text: '' }]);
    void tracked.model.undo();
    void tracked.model.redo();
    tracked.replace('a\nb\ncd');
    void tracked.model.undo();
    expect(told).toEqual(['crlf', 'mixed', 'crlf', 'lf', 'crlf']);
  });
});
