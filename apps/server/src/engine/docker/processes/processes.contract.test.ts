import { randomUUID } from 'node:crypto';
import Docker from 'dockerode';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { EngineProcess } from '../../process-engine.ts';
import { processes, readUntil } from '../../processes.contract.ts';
import { connectionOptions } from '../connection.ts';
import { createTestEngine, testEndpoint } from '../test-engine.ts';

const docker = new Docker(connectionOptions(testEndpoint(), { certPath: null }));
const image = 'busybox:1.36';
const toolboxLabels = { 'stagecraft.purpose': 'toolbox' };
const size = { columns: 80, rows: 24 };
const plain = { user: null, workingDirectory: null, env: [], size: null };

async function runContainer(options: Docker.ContainerCreateOptions): Promise<string> {
  const name = `stagecraft-terminals-${randomUUID()}`;
  const container = await docker.createContainer({ Image: image, name, ...options });
  await container.start();
  return container.id;
}

/** Reads what still comes. */
async function readOut(output: AsyncIterator<unknown>): Promise<void> {
  while ((await output.next()).done !== true);
}

const remove = (id: string) => docker.getContainer(id).remove({ force: true, v: true });

describe('docker processes', () => {
  const engine = createTestEngine();
  let container = '';
  beforeAll(async () => {
    container = await runContainer({ Cmd: ['sleep', '1000'] });
  });
  afterAll(() => remove(container));
  processes(() => ({ engine, container }));

  const mustStart = async (
    outcome: ReturnType<typeof engine.exec>,
  ): Promise<{
    process: EngineProcess;
    output: AsyncIterator<{ bytes: Uint8Array; stream: 'stdout' | 'stderr' }>;
  }> => {
    const started = await outcome;
    if (!started.ok) throw new Error(started.failure.detail);
    return { process: started.value, output: started.value.output[Symbol.asyncIterator]() };
  };
  /** Command lines of the processes in the container. */
  const commandsIn = async (id: string): Promise<string[]> => {
    const answer = await docker.getContainer(id).top();
    return answer.Processes.map((columns: string[]) => columns.at(-1) ?? '');
  };

  it('runs as the user, with the environment and in the directory that are asked for', async () => {
    const command = ['sh', '-c', 'echo "$(id -u) $PWD $NAME"'];
    const { output } = await mustStart(
      engine.exec(container, {
        ...plain,
        user: '1234',
        workingDirectory: '/tmp',
        env: ['NAME=two words'],
        command,
      }),
    );
    expect(await readUntil(output, '\n')).toBe('1234 /tmp two words\n');
  });

  it('leaves nothing running of a terminal that is closed', async () => {
    const mark = `6${Date.now() % 1_000_000}`;
    const command = ['sh', '-c', `echo ready; sleep ${mark}`];
    const { process, output } = await mustStart(
      engine.exec(container, { ...plain, size, command }),
    );
    await readUntil(output, 'ready');
    expect((await commandsIn(container)).join('\n')).toContain(mark);
    await process.close();
    expect((await process.ended).how).toBe('exited');
    await expect
      .poll(() => commandsIn(container))
      .not.toContainEqual(expect.stringContaining(mark));
  });

  it('refuses a container that does not run, with the engine’s words', async () => {
    const stopped = await docker.createContainer({ Image: image, Cmd: ['true'] });
    onTestFinished(() => remove(stopped.id));
    const command = ['sh'];
    const refused = { ok: false, failure: { kind: expect.stringMatching(/refused|error/) } };
    expect(await engine.exec(stopped.id, { ...plain, command })).toMatchObject(refused);
  });

  it('attaches to a main process, detaches by its keys, and tells its end', async () => {
    const id = await runContainer({ Cmd: ['sh'], Tty: true, OpenStdin: true });
    onTestFinished(() => remove(id));
    const first = await mustStart(engine.attach(id, size));
    await first.process.write(Buffer.from('echo one$((1+1))\r'));
    await readUntil(first.output, 'one2');
    // A person types one key after the other; the engine has read the first when it answers.
    await first.process.write(Buffer.from([16]));
    await first.process.resize(size);
    await first.process.write(Buffer.from([17]));
    await readOut(first.output);
    expect(await first.process.ended).toEqual({ how: 'detached', exitCode: null });
    const second = await mustStart(engine.attach(id, size));
    await second.process.close();
    const third = await mustStart(engine.attach(id, size));
    await third.process.write(Buffer.from('exit 7\r'));
    await readOut(third.output);
    expect(await third.process.ended).toEqual({ how: 'exited', exitCode: 7 });
  });

  it('opens a toolbox beside a container, which goes with it', async () => {
    const { process, output } = await mustStart(
      engine.toolbox(container, { image, command: ['sh'], size, labels: toolboxLabels }),
    );
    await process.write(Buffer.from('ls /proc/1/root/bin/busybox; cat /proc/1/cmdline\r'));
    expect(await readUntil(output, '1000')).toContain('/proc/1/root/bin/busybox');
    await process.close();
    const listed = await docker.listContainers({
      all: true,
      filters: { label: ['stagecraft.purpose=toolbox'] },
    });
    expect(listed.filter(({ HostConfig }) => HostConfig.NetworkMode.includes(container))).toEqual(
      [],
    );
  });
});
