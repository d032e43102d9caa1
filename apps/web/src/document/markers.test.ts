import fc from 'fast-check';
import type * as api from 'monaco-editor/editor';
import { expect, test } from 'vitest';
import { setMarkers, type MarkerPort } from './markers.ts';
import type { EditorMarker } from './session.ts';
import { monacoModel } from './test/monaco-model.ts';
import { createTrackedModel } from './tracked-model.ts';

/** Underlines as Monaco does: those of an owner are drawn anew when its markers are set. */
function drawing() {
  const drawn = new Map<string, string[]>();
  const owners: string[] = [];
  const port: MarkerPort = {
    MarkerSeverity: { Hint: 1, Info: 2, Warning: 4, Error: 8 } as MarkerPort['MarkerSeverity'],
    editor: {
      setModelMarkers: (model, owner, markers) => {
        owners.push(owner);
        const underlines = markers.map((range) => ({ range, options: { className: 'squiggly' } }));
        drawn.set(owner, model.deltaDecorations(drawn.get(owner) ?? [], underlines));
      },
    },
  };
  const ranges = (model: api.editor.ITextModel): string[] =>
    [...drawn.values()].flat().map((id) => String(model.getDecorationRange(id)));
  return { port, owners, ranges };
}

function open(lines: number) {
  const text = Array.from({ length: lines }, (_, at) => `RUN command-${String(at)}`).join('\n');
  return createTrackedModel('Dockerfile', text, monacoModel, () => undefined);
}

type File = ReturnType<typeof open>;

function type(file: File, at: number, length: number, text: string): void {
  const end = Math.min(at + length, file.text().length);
  file.apply(file.model.getVersionId(), [{ start: Math.min(at, end), end, text }]);
}

/** One for each RUN that is still there. */
function problems(text: string): EditorMarker[] {
  return [...text.matchAll(/RUN/g)].map(({ index }) => ({
    span: { start: index, end: index + 3 },
    severity: 'warning' as const,
    message: 'it runs',
    code: 'runs',
  }));
}

test('a letter sets the markers of the lines around it only', () => {
  const file = open(1000);
  const { port, owners } = drawing();
  setMarkers(port, file, file.model.getVersionId(), problems(file.text()));
  const all = owners.splice(0).length;
  type(file, 10, 0, 'x');
  setMarkers(port, file, file.model.getVersionId(), problems(file.text()));
  expect({ all: all > 10, letter: owners }).toEqual({ all: true, letter: ['stagecraft 0'] });
});

test('markers of a text that has changed since are left out', () => {
  const file = open(3);
  const { port, owners } = drawing();
  const before = file.model.getVersionId();
  type(file, 0, 0, 'x');
  setMarkers(port, file, before, problems(file.text()));
  expect(owners).toEqual([]);
});

const steps = fc.array(
  fc.record({
    at: fc.nat({ max: 2500 }),
    length: fc.nat({ max: 20 }),
    text: fc.constantFrom('', 'x', 'RUN', ' RUN \n', '\n\n'),
    undone: fc.boolean(),
    several: fc.boolean(),
    told: fc.boolean(),
  }),
  { maxLength: 12 },
);

test('what is underlined and marked is what was told last, whatever was typed and undone between', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const file = open(150);
      const { model } = file;
      const { port, ranges } = drawing();
      for (const { at, length, text, undone, several, told } of all) {
        type(file, at, length, text);
        if (undone) await model.undo();
        const markers = problems(file.text()).map((marker) =>
          several ? { ...marker, span: { ...marker.span, end: marker.span.end + 30 } } : marker,
        );
        const inText = markers.filter(({ span }) => span.end <= file.text().length);
        if (!told) continue;
        setMarkers(port, file, model.getVersionId(), inText);
        const expected = inText.map(({ span }) => String(lift(model, file.rangeOf(span))));
        expect(ranges(model).toSorted()).toEqual(expected.toSorted());
        const lines = inText.map(({ span }) => file.rangeOf(span).startLineNumber);
        expect(markedLines(model)).toEqual(new Set(lines));
      }
    }),
  );
});

function markedLines(model: api.editor.ITextModel): ReadonlySet<number> {
  const marked = model.getAllDecorations().filter(({ options }) => options.lineNumberClassName);
  return new Set(marked.map(({ range }) => range.startLineNumber));
}

/** The same range, as Monaco prints one. */
function lift(model: api.editor.ITextModel, range: api.IRange): api.Range {
  return model.validateRange(range);
}
