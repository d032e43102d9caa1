import headless from '@xterm/headless';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createByteHistory } from './byte-history.ts';
import { createScreen } from './screen.ts';
import { createSequenceReader } from './sequence-end.ts';

const size = { columns: 20, rows: 5 };
const silent = { title: () => undefined, reply: () => undefined };

/** What a terminal shows after these writes, its colours and its cursor. */
async function shownBy(writes: readonly Uint8Array[]): Promise<unknown> {
  const terminal = new headless.Terminal({
    cols: size.columns,
    rows: size.rows,
    scrollback: 3000,
    allowProposedApi: true,
  });
  for (const bytes of writes) {
    await new Promise<void>((resolve) => terminal.write(bytes, resolve));
  }
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, y) => {
    const line = active.getLine(y);
    return Array.from({ length: size.columns }, (_each, x) => {
      const cell = line?.getCell(x);
      return `${cell?.getChars() || ' '}${cell?.getFgColor()}${cell?.isBold()}`;
    }).join('|');
  });
  return { lines, x: active.cursorX, y: active.cursorY, type: active.type, modes: terminal.modes };
}

const piece = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', ' ', '世', 'é', '😀'), minLength: 1 }),
  },
  fc.constantFrom('\r\n', '\r\n\r\n', '\t', '\b', '\u001b[A', '\u001b[2;3H', '\u001b[K'),
  fc.constantFrom('\u001b[31m', '\u001b[1;38;5;200m', '\u001b[0m', '\u001b[?2004h', '\u001b[?1h'),
  fc.constantFrom('\u001b]0;a title\u0007', '\u001b]2;other\u001b\\', '\u001b[?1049h', '\u001b(B'),
);

it('has a picture that shows the same, wherever the bytes are cut', async () => {
  const law = fc.asyncProperty(
    fc.array(piece, { maxLength: 60 }),
    fc.array(fc.nat({ max: 400 }), { maxLength: 12 }),
    async (pieces, cuts) => {
      const bytes = Buffer.from(pieces.join(''));
      const ends = [...cuts.filter((cut) => cut < bytes.length), bytes.length];
      const screen = createScreen(size, silent);
      let from = 0;
      for (const end of ends.toSorted((a, b) => a - b)) {
        await screen.write(bytes.subarray(from, end));
        from = end;
        const { at, bytes: drawn } = screen.picture();
        const rest = bytes.subarray(at, end);
        expect(await shownBy([drawn, rest])).toEqual(await shownBy([bytes.subarray(0, end)]));
      }
      screen.close();
    },
  );
  await fc.assert(law, { numRuns: 40 });
});

it('keeps modes in the picture that make a program usable', async () => {
  const screen = createScreen(size, silent);
  await screen.write(Buffer.from('\u001b[?25l\u001b[?1000h\u001b[?1006h\u001b[?2004h'));
  const text = Buffer.from(screen.picture().bytes).toString('utf8');
  for (const mode of ['?25l', '?1000h', '?1006h', '?2004h']) expect(text).toContain(mode);
  await screen.write(Buffer.from('\u001b[?25h\u001bc'));
  expect(Buffer.from(screen.picture().bytes).toString('utf8')).toBe('');
});

it('answers what programs ask, and tells their titles as plain text', async () => {
  const replies: string[] = [];
  const titles: string[] = [];
  const screen = createScreen(size, {
    title: (title) => titles.push(title),
    reply: (bytes) => replies.push(Buffer.from(bytes).toString('utf8')),
  });
  await screen.write(Buffer.from('ab\u001b[6n\u001b]2;a\u0001b\u202e<i>\u0007'));
  expect(replies).toEqual(['\u001b[1;3R']);
  expect(titles).toEqual(['ab<i>']);
});

it.each([
  ['plain', 5],
  ['a\u001b[3', 1],
  ['a\u001b[31mb', 7],
  ['a\u001b]0;title', 1],
  ['a\u001b]0;title\u0007b', 12],
  ['a\u001bPq…\u001b\\b', 10],
  ['a\u001b(', 1],
  ['a\u001b\u0018b', 4],
])('finds the last whole place of %j', (text, end) => {
  expect(createSequenceReader()(Buffer.from(text))).toBe(end);
});

it('finds no whole place inside of a character', () => {
  const read = createSequenceReader();
  const [first = 0, ...rest] = Buffer.from('世');
  expect(read(Uint8Array.of(0x61, first))).toBe(1);
  expect(read(Uint8Array.from(rest))).toBe(2);
});

it('keeps the last bytes, and no others', () => {
  const law = fc.property(
    fc.array(fc.uint8Array({ maxLength: 30_000 }), { maxLength: 12 }),
    fc.nat({ max: 200_000 }),
    (chunks, at) => {
      const limit = 50_000;
      const history = createByteHistory(limit);
      for (const chunk of chunks) history.append(chunk);
      const all = Buffer.concat(chunks);
      expect(history.end()).toBe(all.length);
      const isKept = at <= all.length && at >= all.length - limit;
      expect(history.since(at)).toEqual(isKept ? all.subarray(at) : null);
    },
  );
  fc.assert(law);
});
