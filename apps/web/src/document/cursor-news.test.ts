import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCursorNews } from './cursor-news.ts';
import type { CursorPosition } from './session.ts';
import { monacoModel } from './test/monaco-model.ts';
import { createTrackedModel } from './tracked-model.ts';

let frames: (() => void)[] = [];

beforeEach(() => {
  frames = [];
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => frames.push(work));
  vi.stubGlobal('cancelAnimationFrame', (id: number) => (frames[id - 1] = () => undefined));
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** The browser draws. */
function drawFrame(): void {
  for (const work of frames.splice(0)) work();
  vi.runAllTimers();
}

function open() {
  const file = createTrackedModel('Dockerfile', 'FROM a\nRUN b\n', monacoModel, () => undefined);
  const at = { lineNumber: 1, column: 1 };
  const told: CursorPosition[] = [];
  const news = createCursorNews({ getPosition: () => at as never }, [
    (cursor) => void told.push(cursor),
  ]);
  const move = (lineNumber: number, column: number): void => {
    Object.assign(at, { lineNumber, column });
    news.moved(file);
  };
  const type = (letter: string): void => {
    const { lineNumber, column } = at;
    const offset = file.offsetAt(at);
    file.apply(file.model.getVersionId(), [{ start: offset, end: offset, text: letter }]);
    move(lineNumber, column + letter.length);
  };
  move(2, 6);
  return { file, told, news, move, type };
}

test('a cursor that is moved is told of at once', () => {
  const { told, move } = open();
  move(1, 3);
  expect(told).toEqual([
    { path: 'Dockerfile', offset: 12, line: 2, column: 6 },
    { path: 'Dockerfile', offset: 2, line: 1, column: 3 },
  ]);
});

test('a cursor that moves with the text is told of after the frame, and once for all letters of it', () => {
  const { told, type } = open();
  type('x');
  type('y');
  expect(told).toHaveLength(1);
  drawFrame();
  expect(told.slice(1)).toEqual([{ path: 'Dockerfile', offset: 14, line: 2, column: 8 }]);
});

test('one that is moved after that is told of at once again', () => {
  const { told, type, move } = open();
  type('x');
  drawFrame();
  move(1, 1);
  expect(told.at(-1)).toMatchObject({ line: 1, column: 1 });
  drawFrame();
  expect(told).toHaveLength(3);
});

test.each([
  ['the editor is gone', ({ news }: ReturnType<typeof open>) => news.dispose()],
  ['the file is closed', ({ file }: ReturnType<typeof open>) => file.dispose()],
])('nothing is told when %s before the frame', (_, end) => {
  const opened = open();
  opened.type('x');
  end(opened);
  drawFrame();
  expect(opened.told).toHaveLength(1);
});
