import { expect, it } from 'vitest';
import type { EngineProcess, ProcessOutput } from '../engine/process-engine.ts';
import { typeAtPrompt } from './typing.ts';

/** A shell that writes these texts, each once the one before was taken. */
function shellOf(texts: readonly string[]) {
  const written: string[] = [];
  async function* output(): AsyncGenerator<ProcessOutput> {
    for (const text of texts) yield { stream: 'stdout', bytes: Buffer.from(text) };
  }
  const shell: EngineProcess = {
    tty: true,
    output: output(),
    write: async (bytes) => void written.push(Buffer.from(bytes).toString()),
    closeInput: () => undefined,
    resize: async () => undefined,
    ended: Promise.resolve({ how: 'exited', exitCode: 0 }),
    close: async () => undefined,
  };
  return { shell, written };
}

async function readAll({ output }: EngineProcess): Promise<string> {
  let text = '';
  for await (const { bytes } of output) text += Buffer.from(bytes).toString();
  return text;
}

it.each([
  [['/ # ']],
  [['Welcome\r\n', '\u001B[1mroot@a:/$ \u001B[0m']],
  [['~ # \u001B[6n', 'and more']],
])('types once at the prompt of %j', async (texts) => {
  const { shell, written } = shellOf(texts);
  expect(await readAll(typeAtPrompt(shell, 'make'))).toBe(texts.join(''));
  expect(written).toEqual(['make']);
});

it('types nothing where a person was first, and keeps what the terminal answers apart', async () => {
  const early = shellOf(['/ # ']);
  const typed = typeAtPrompt(early.shell, 'make');
  await typed.write(Buffer.from('ls'));
  await readAll(typed);
  expect(early.written).toEqual(['ls']);

  const answered = shellOf(['/ # ']);
  const shell = typeAtPrompt(answered.shell, 'make');
  await shell.write(Buffer.from('\u001B[1;1R'));
  await readAll(shell);
  expect(answered.written).toEqual(['\u001B[1;1R', 'make']);
});

it('types nothing into a shell that ended without a prompt', async () => {
  const { shell, written } = shellOf(['sh: not found\r\n']);
  await readAll(typeAtPrompt(shell, 'make'));
  expect(written).toEqual([]);
});
