import serialize from '@xterm/addon-serialize';
import headless from '@xterm/headless';
import type { TerminalSize } from '@stagecraft/contracts';
import { createSequenceReader } from './sequence-end.ts';

/** Lines above the screen that are kept. */
const scrollback = 3000;
/** A sequence that goes on for longer than this is taken as it comes, in bytes. */
const longestSequence = 256 * 1024;
/** Characters of a program's title. */
const longestTitle = 200;

/** How a terminal looks after some bytes. */
export interface Picture {
  /** How many bytes had been drawn. */
  readonly at: number;
  readonly size: TerminalSize;
  /** Draws it on an empty terminal of that size. */
  readonly bytes: Uint8Array;
}

/** A terminal that nobody sees: it knows what one would show. */
export interface Screen {
  /** Settles when it has been read. */
  write(bytes: Uint8Array): Promise<void>;
  resize(size: TerminalSize): void;
  picture(): Picture;
  close(): void;
}

export interface ScreenListener {
  /** What the program calls itself: a text from outside. */
  title(title: string): void;
  /** What a terminal answers when it is asked where the cursor is, and the like. */
  reply(bytes: Uint8Array): void;
}

/** Takes away what is not a character to show. */
function shown(title: string): string {
  return title.replaceAll(/\p{C}/gu, '').slice(0, longestTitle);
}

/** Modes that the picture's own writer leaves out, and what they are before a program sets them. */
const furtherModes: ReadonlyMap<number, boolean> = new Map([
  [25, true],
  [1006, false],
]);

/**
 * The writer begins the second screen of full-screen programs as if no colour were set, but leaves the first
 * one with the colour that is.
 */
function withPlainStart(picture: string): string {
  return picture.replace('\u001b[?1049h', '\u001b[m\u001b[?1049h');
}

/** Notes how a program sets `furtherModes`; gives the sequences that set them alike. */
function watchModes(terminal: headless.Terminal): () => string {
  const modes = new Map(furtherModes);
  const note =
    (value: boolean) =>
    (params: (number | number[])[]): boolean => {
      for (const mode of params.flat()) if (modes.has(mode)) modes.set(mode, value);
      return false;
    };
  terminal.parser.registerCsiHandler({ prefix: '?', final: 'h' }, note(true));
  terminal.parser.registerCsiHandler({ prefix: '?', final: 'l' }, note(false));
  terminal.parser.registerEscHandler({ final: 'c' }, () => {
    for (const [mode, value] of furtherModes) modes.set(mode, value);
    return false;
  });
  return () =>
    [...modes]
      .filter(([mode, value]) => value !== furtherModes.get(mode))
      .map(([mode, value]) => `\u001b[?${mode}${value ? 'h' : 'l'}`)
      .join('');
}

export function createScreen({ columns, rows }: TerminalSize, listener: ScreenListener): Screen {
  const terminal = new headless.Terminal({
    cols: columns,
    rows,
    scrollback,
    allowProposedApi: true,
  });
  const writer = new serialize.SerializeAddon();
  // The two packages' types differ in what only a browser has.
  terminal.loadAddon(writer as unknown as headless.ITerminalAddon);
  const modes = watchModes(terminal);
  const completeLength = createSequenceReader();
  let waiting: Uint8Array[] = [];
  let at = 0;
  terminal.onTitleChange((title) => listener.title(shown(title)));
  terminal.onData((data) => listener.reply(Buffer.from(data, 'utf8')));
  terminal.onBinary((data) => listener.reply(Buffer.from(data, 'latin1')));
  return {
    write(bytes) {
      const isLong = waiting.reduce((sum, one) => sum + one.length, 0) > longestSequence;
      const complete = completeLength(bytes);
      const end = isLong ? bytes.length : complete;
      const ready = end === 0 ? null : Buffer.concat([...waiting, bytes.subarray(0, end)]);
      if (end > 0) waiting = [];
      if (end < bytes.length) waiting.push(Buffer.from(bytes.subarray(end)));
      if (ready === null) return Promise.resolve();
      return new Promise((resolve) => {
        terminal.write(ready, () => {
          at += ready.length;
          resolve();
        });
      });
    },
    resize: (size) => terminal.resize(size.columns, size.rows),
    picture: () => ({
      at,
      size: { columns: terminal.cols, rows: terminal.rows },
      bytes: Buffer.from(withPlainStart(writer.serialize()) + modes(), 'utf8'),
    }),
    close: () => terminal.dispose(),
  };
}
