import type { TerminalSize } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import type { EngineProcess, ProcessEngine, ProcessOutput } from './process-engine.ts';

/** Commands of the contract, for an image with a POSIX shell. */
export const contractPrograms = {
  talk: ['sh', '-c', 'echo out 世界; echo err >&2; exit 3'],
  repeat: ['cat'],
  size: ['sh', '-c', 'while read -r line; do stty size; done'],
  endless: ['yes', 'abcdefg'],
  waiting: ['sh', '-c', 'echo ready; read -r line'],
  missing: ['/no/such/program'],
} as const;

const plain = { user: null, workingDirectory: null, env: [], size: null };

/** All that it writes, each stream by itself. */
async function textsOf(process: EngineProcess): Promise<{ stdout: string; stderr: string }> {
  const pieces: { stdout: Uint8Array[]; stderr: Uint8Array[] } = { stdout: [], stderr: [] };
  for await (const { stream, bytes } of process.output) pieces[stream].push(bytes);
  const text = (of: ProcessOutput['stream']) => Buffer.concat(pieces[of]).toString('utf8');
  return { stdout: text('stdout'), stderr: text('stderr') };
}

/** Reads on until what was written contains `text`; gives all of it so far. */
export async function readUntil(
  output: AsyncIterator<ProcessOutput, unknown>,
  text: string,
): Promise<string> {
  let all = '';
  while (!all.includes(text)) {
    const next = await output.next();
    if (next.done === true) throw new Error(`it ended after ${JSON.stringify(all)}`);
    all += Buffer.from(next.value.bytes).toString('utf8');
  }
  return all;
}

type Subject = () => { readonly engine: ProcessEngine; readonly container: string };
type Start = (
  command: readonly string[],
  more?: { readonly size?: TerminalSize },
) => Promise<EngineProcess>;

/** What the adapters promise about commands in containers. `container` runs. */
export function processes(subject: Subject): void {
  const start: Start = async (command, more = {}) => {
    const { engine, container } = subject();
    const outcome = await engine.exec(container, { ...plain, command, ...more });
    if (!outcome.ok) throw new Error(outcome.failure.detail);
    return outcome.value;
  };
  describeCommands(subject, start);
  describeEnds(start);
}

function describeCommands(subject: Subject, start: Start): void {
  it('runs a command and tells its output and exit code', async () => {
    const process = await start(contractPrograms.talk);
    expect(await textsOf(process)).toEqual({ stdout: 'out 世界\n', stderr: 'err\n' });
    expect(await process.ended).toEqual({ how: 'exited', exitCode: 3 });
    await process.write(Buffer.from('too late'));
    await process.close();
  });

  it('gives it what is written, until the input is closed', async () => {
    const process = await start(contractPrograms.repeat);
    await process.write(Buffer.from('one 世界\n'));
    await process.write(Buffer.from('two\n'));
    process.closeInput();
    expect(await textsOf(process)).toEqual({ stdout: 'one 世界\ntwo\n', stderr: '' });
    expect(await process.ended).toEqual({ how: 'exited', exitCode: 0 });
  });

  it('tells it the size of its terminal, and each other one', async () => {
    const process = await start(contractPrograms.size, { size: { columns: 91, rows: 17 } });
    const output = process.output[Symbol.asyncIterator]();
    await process.write(Buffer.from('\n'));
    expect(await readUntil(output, '\r\n17 91\r\n')).toContain('17 91');
    await process.resize({ columns: 120, rows: 40 });
    await process.write(Buffer.from('\n'));
    await readUntil(output, '40 120\r\n');
    await process.close();
    expect((await process.ended).how).toBe('exited');
  });

  it('says what it cannot run, and where', async () => {
    const { engine, container } = subject();
    const command = contractPrograms.missing;
    expect(await engine.exec(container, { ...plain, command })).toMatchObject({
      ok: false,
      failure: { kind: 'refused', detail: expect.stringMatching(/no such file/i) },
    });
    for (const other of ['stagecraft-no-such-container', '../images/json', '', '-x']) {
      const refused = { ok: false, failure: { kind: 'not_found' } };
      expect(await engine.exec(other, { ...plain, command })).toMatchObject(refused);
      expect(await engine.attach(other, { columns: 80, rows: 24 })).toMatchObject(refused);
    }
  });
}

function describeEnds(start: Start): void {
  it('waits for who reads, and ends when it is closed', async () => {
    const process = await start(contractPrograms.endless);
    let bytes = 0;
    for await (const piece of process.output) {
      bytes += piece.bytes.length;
      if (bytes > 1_000_000) break;
    }
    await process.close();
    await process.close();
    expect((await process.ended).how).toBe('exited');
  });

  it('ends what waits for input when it is closed', async () => {
    const process = await start(contractPrograms.waiting, { size: { columns: 80, rows: 24 } });
    await readUntil(process.output[Symbol.asyncIterator](), 'ready');
    await process.close();
    expect((await process.ended).how).toBe('exited');
  });
}
