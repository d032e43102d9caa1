import { expect, test } from 'vitest';
import { inputOf } from '../test/input.ts';
import type { OutlineItem } from '../service.ts';
import { outline } from './outline.ts';

/** `kind name (detail) =text of the selection`, children indented. */
function draw(text: string, items: readonly OutlineItem[], indent = ''): string[] {
  return items.flatMap(({ kind, name, detail, selection, children }) => [
    `${indent}${kind} ${name} (${detail}) =${text.slice(selection.start, selection.end)}`,
    ...draw(text, children, `${indent}  `),
  ]);
}

test('stages hold their instructions, globals come first', () => {
  const text = [
    'ARG V=1',
    'FROM --platform=$BUILDPLATFORM golang:$V AS Build',
    'COPY a b /src/',
    'RUN go build \\',
    '  ./...',
    'FROM scratch',
    'COPY --from=Build /x /y',
    'ENV A=1 B=2',
    'RUN <<EOF',
    '',
    '  echo hi',
    'EOF',
    'ONBUILD USER me',
  ].join('\n');
  expect(draw(text, outline(inputOf(text).input, {}))).toEqual([
    'globals Global arguments () =',
    '  instruction ARG (V) =ARG',
    'stage Build — golang:$V ($BUILDPLATFORM) =Build',
    '  instruction COPY (a b → /src/) =COPY',
    '  instruction RUN (go build ./...) =RUN',
    'stage #1 — scratch () =scratch',
    '  instruction COPY (/x → /y) =COPY',
    '  instruction ENV (A B) =ENV',
    '  instruction RUN (echo hi) =RUN',
    '  instruction ONBUILD (USER me) =ONBUILD',
  ]);
});

test('a long detail is cut, never in the middle of a character', () => {
  const text = `FROM a\nRUN x${'😀'.repeat(200)}`;
  const detail = outline(inputOf(text).input, {})[0]?.children[0]?.detail;
  expect(detail).toBe(`x${'😀'.repeat(39)}…`);
});

test('globals are named in the language of the page', () => {
  const { input } = inputOf('ARG A', { language: 'zh-CN' });
  expect(outline(input, {})[0]?.name).toBe('全局参数');
});
