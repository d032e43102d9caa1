import type { StepCommands } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import type { EngineProcess, ProcessOutput } from '../engine/process-engine.ts';
import { createRecordedShells } from './recorded-shells.ts';

/** A process that writes these texts and ends. */
function processOf(texts: readonly string[]): EngineProcess {
  async function* output(): AsyncGenerator<ProcessOutput> {
    for (const text of texts) yield { stream: 'stdout', bytes: Buffer.from(text) };
  }
  const nothing = (): Promise<void> => Promise.resolve();
  const silent = (): void => undefined;
  return {
    tty: true,
    output: output(),
    ended: Promise.resolve({ how: 'exited', exitCode: 0 }),
    write: nothing,
    closeInput: silent,
    resize: nothing,
    close: nothing,
  };
}

async function readAll(process: EngineProcess): Promise<string> {
  let text = '';
  for await (const { bytes } of process.output) text += Buffer.from(bytes).toString('utf8');
  return text;
}

/** What the start of a recorded shell names its marks by. */
const nonceOf = (command: readonly string[]): string =>
  /7777;([0-9a-f]{24});/.exec(command.join(' '))?.[1] ?? '';

it('tells the last commands of all shells until it is closed', async () => {
  let time = 0;
  const shells = createRecordedShells(() => (time += 1));
  const heard: StepCommands[] = [];
  const following = shells.follow((told) => heard.push(told), new AbortController().signal);
  expect(heard).toEqual([{ commands: [], unrecordable: false }]);
  for (const name of ['a', 'b']) {
    const { command, record } = shells.start(['/bin/sh']);
    const mark = (word: string): string => `\u001b]7777;${nonceOf(command)};${word}\u0007`;
    const prompt = (at: number): string =>
      `${mark('P;0')}/${mark('H')}   ${at} ${name}${at}${mark('E')}`;
    const texts = Array.from({ length: 40 }, (_, at) => `/ # ${prompt(at)}`);
    expect(await readAll(record(processOf([`${mark('U;sh')}root${mark('E')}`, ...texts])))).toBe(
      '/ # '.repeat(40),
    );
  }
  const { commands, unrecordable } = heard.at(-1) ?? { commands: [], unrecordable: true };
  expect(unrecordable).toBe(false);
  expect(commands.map(({ text }) => text)).toEqual([
    ...Array.from({ length: 10 }, (_, at) => `a${at + 30}`),
    ...Array.from({ length: 40 }, (_, at) => `b${at}`),
  ]);
  shells.close();
  await following;
});

it('starts the shell that busybox has under its own name', () => {
  const shells = createRecordedShells(() => 0);
  const [program, applet, option] = shells.start(['/bin/busybox', 'sh']).command;
  expect([program, applet, option]).toEqual(['/bin/busybox', 'sh', '-c']);
  expect(shells.start(['/bin/busybox', 'vi']).command).toEqual(['/bin/busybox', 'vi']);
});

it('starts another program than a shell it knows as it is, and says so', async () => {
  const shells = createRecordedShells(() => 0);
  const heard: StepCommands[] = [];
  const gone = new AbortController();
  const following = shells.follow((told) => heard.push(told), gone.signal);
  const { command, record } = shells.start(['/usr/bin/python3', '-q']);
  expect(command).toEqual(['/usr/bin/python3', '-q']);
  expect(await readAll(record(processOf(['>>> '])))).toBe('>>> ');
  expect(heard.at(-1)).toEqual({ commands: [], unrecordable: true });
  gone.abort();
  await following;
});
