import { expect, it } from 'vitest';
import type { EngineProcess, ProcessOutput } from '../engine/process-engine.ts';
import { withLineDiscipline } from './line-discipline.ts';

/** A process without a terminal that says what it is told to say, until its input or it itself is closed. */
function plainProcess() {
  const said: (Uint8Array | null)[] = [];
  const events: string[] = [];
  let wake: () => void = () => undefined;
  const say = (text: string | null): void => {
    said.push(text === null ? null : Buffer.from(text));
    wake();
  };
  async function* output(): AsyncGenerator<ProcessOutput> {
    for (;;) {
      const bytes = said.shift();
      if (bytes === null) return;
      if (bytes !== undefined) yield { stream: 'stdout', bytes };
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  const process: EngineProcess = {
    tty: false,
    output: output(),
    write: async (bytes) => void events.push(Buffer.from(bytes).toString()),
    closeInput: () => {
      events.push('end of input');
      say(null);
    },
    resize: async () => undefined,
    ended: Promise.resolve({ how: 'exited', exitCode: 0 }),
    close: async () => {
      events.push('closed');
      say(null);
    },
  };
  return { process, events, say };
}

/** Types, ends the input, and gives what the process got and what the screen was sent. */
async function play(keys: readonly string[], first: readonly string[] = []) {
  const { process, events, say } = plainProcess();
  const terminal = withLineDiscipline(process, () => events.push('interrupted'));
  for (const text of first) say(text);
  for (const pressed of keys) await terminal.write(Buffer.from(pressed));
  say(null);
  const pieces: Uint8Array[] = [];
  for await (const { bytes } of terminal.output) pieces.push(bytes);
  return { events, screen: Buffer.concat(pieces).toString() };
}

it.each([
  ['a line at Enter, not before', ['h', 'i', '\r'], ['hi\n'], 'hi\r\n'],
  ['the line as it was corrected', ['ab\u007fc\r'], ['ac\n'], 'ab\b \bc\r\n'],
  ['a wide character taken back', ['你\u007f\r'], ['\n'], '你\b\b  \b\b\r\n'],
  ['a line that was taken back', ['ab\u0015c\r'], ['c\n'], 'ab\b \b\b \bc\r\n'],
  ['nothing to take back', ['\u007f\r'], ['\n'], '\r\n'],
  ['an interrupt, and no line', ['ab', '\u0003'], ['interrupted'], 'ab^C\r\n'],
  ['what was typed, without an end of line', ['ab\u0004'], ['ab'], 'ab'],
  ['the end of the input', ['\u0004'], ['end of input'], ''],
  ['that it is let go of', ['\u0010', '\u0011'], ['closed'], ''],
  ['no arrow keys', ['\u001b[A', 'a\r'], ['a\n'], 'a\r\n'],
])('hands over %s', async (_, keys, events, screen) => {
  expect(await play(keys)).toEqual({ events, screen });
});

it('begins each line of the output at the left', async () => {
  const { screen } = await play([], ['one\ntwo\r', '\nthree\n']);
  expect(screen).toBe('one\r\ntwo\r\nthree\r\n');
});
