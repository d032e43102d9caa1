import type { EngineProcess, ProcessOutput } from '../engine/process-engine.ts';

/** Bytes that keys send. */
const key = {
  interrupt: 0x03,
  endOfInput: 0x04,
  backspace: 0x08,
  tab: 0x09,
  newline: 0x0a,
  enter: 0x0d,
  detach: [0x10, 0x11],
  eraseLine: 0x15,
  escape: 0x1b,
  space: 0x20,
  erase: 0x7f,
} as const;

const isContinuation = (byte: number | undefined): boolean =>
  byte !== undefined && (byte & 0xc0) === 0x80;

/** What is to be shown besides the process's output. */
function createEcho() {
  let pieces: Uint8Array[] = [];
  let wake: () => void = () => undefined;
  return {
    show(bytes: Uint8Array | string): void {
      pieces.push(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
      wake();
    },
    /** Settles once there is something. */
    come: (): Promise<null> =>
      new Promise((resolve) => {
        wake = () => resolve(null);
        if (pieces.length > 0) wake();
      }),
    take(): ProcessOutput[] {
      const taken = pieces;
      pieces = [];
      return taken.map((bytes) => ({ stream: 'stdout', bytes }));
    },
  };
}

/** Lets each line begin at the left, also where a piece ends between the two characters of its end. */
function createLeftEdge(): (bytes: Uint8Array) => Uint8Array {
  let last = 0;
  return (bytes) => {
    const moved: number[] = [];
    for (const byte of bytes) {
      if (byte === key.newline && last !== key.enter) moved.push(key.enter);
      moved.push(byte);
      last = byte;
    }
    return Uint8Array.from(moved);
  };
}

async function* shown(
  output: AsyncIterable<ProcessOutput>,
  echo: ReturnType<typeof createEcho>,
): AsyncGenerator<ProcessOutput, void, void> {
  const toLeft = createLeftEdge();
  const pieces = output[Symbol.asyncIterator]();
  let next = pieces.next();
  for (;;) {
    const come = await Promise.race([next, echo.come()]);
    yield* echo.take();
    if (come === null) continue;
    if (come.done === true) return;
    const { stream, bytes } = come.value;
    yield { stream, bytes: toLeft(bytes) };
    next = pieces.next();
  }
}

/** The line that is being typed. */
function createLine(echo: ReturnType<typeof createEcho>) {
  let line: number[] = [];
  const eraseOne = (): void => {
    let bytes = 1;
    while (isContinuation(line.at(-bytes))) bytes += 1;
    if (line.length === 0) return;
    line.splice(-bytes);
    // Characters of three bytes and more are nearly all two columns wide.
    const columns = bytes >= 3 ? 2 : 1;
    echo.show('\b'.repeat(columns) + ' '.repeat(columns) + '\b'.repeat(columns));
  };
  return {
    isEmpty: () => line.length === 0,
    add(byte: number): void {
      line.push(byte);
      echo.show(Uint8Array.of(byte));
    },
    eraseOne,
    eraseAll(): void {
      while (line.length > 0) eraseOne();
    },
    take(): number[] {
      const taken = line;
      line = [];
      return taken;
    },
  };
}

/**
 * What a terminal does for a process that has none, as a shell's does for `docker attach`: it shows what is
 * typed, lets the line be corrected, and hands it over at Enter. Ctrl+D on an empty line is the end of the
 * input, Ctrl+C interrupts, Ctrl+P Ctrl+Q detaches.
 */
export function withLineDiscipline(process: EngineProcess, interrupt: () => void): EngineProcess {
  const echo = createEcho();
  const line = createLine(echo);
  let before = 0;
  const hand = (bytes: readonly number[]): Promise<void> => process.write(Uint8Array.from(bytes));
  const press = async (byte: number): Promise<void> => {
    switch (byte) {
      case key.enter:
      case key.newline:
        echo.show('\r\n');
        return hand([...line.take(), key.newline]);
      case key.erase:
      case key.backspace:
        return line.eraseOne();
      case key.eraseLine:
        return line.eraseAll();
      case key.interrupt:
        line.take();
        echo.show('^C\r\n');
        return interrupt();
      case key.endOfInput:
        return line.isEmpty() ? process.closeInput() : hand(line.take());
      case key.detach[1]:
        return before === key.detach[0] ? process.close() : undefined;
      default:
        if (byte >= key.space || byte === key.tab) line.add(byte);
    }
  };
  return {
    ...process,
    output: shown(process.output, echo),
    async write(bytes) {
      // Arrows and function keys mean nothing in a line that only its end can be changed of.
      if (bytes[0] === key.escape) return;
      for (const byte of bytes) {
        await press(byte);
        before = byte;
      }
    },
  };
}
