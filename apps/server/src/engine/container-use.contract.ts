import { randomUUID } from 'node:crypto';
import { plainRun } from '@stagecraft/contracts';
import { afterEach, expect, it } from 'vitest';
import type { EngineRunRequest } from './container-engine.ts';
import { contractCommands } from './containers.contract.ts';
import type { Engine, Outcome } from './engine.ts';

const never = new AbortController().signal;
const done = { ok: true, value: undefined };

/** The value of what must have gone well. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.failure.detail);
  return outcome.value;
}

/** Runs containers that go when their test ends. */
export function containerDesk(subject: () => { readonly engine: Engine; readonly image: string }) {
  const started: string[] = [];
  afterEach(async () => {
    const { engine } = subject();
    await Promise.all(started.splice(0).map((id) => engine.removeContainer(id)));
  });
  return async (change: Partial<EngineRunRequest> = {}): Promise<string> => {
    const { engine, image } = subject();
    const name = `stagecraft-contract-${randomUUID()}`;
    const command = [...contractCommands.wait];
    const request = { ...plainRun, image, name, command, ...change };
    const id = valueOf(await engine.runContainer(request));
    started.push(id);
    return id;
  };
}

/** What every adapter does with containers that are there. */
export function containerUse(
  subject: () => { readonly engine: Engine; readonly image: string },
): void {
  const run = containerDesk(subject);

  it('lists containers by state and name, and tells of one what it was made of', async () => {
    const { engine } = subject();
    const name = `stagecraft-contract-${randomUUID()}`;
    const id = await run({ name, env: ['GREETING=hello world'], tty: true, interactive: true });
    const filter = { all: 'false', size: 'false', name } as const;
    const listed = valueOf(await engine.containerList(filter));
    expect(listed).toHaveLength(1);
    expect(listed[0]).toMatchObject({ id, name, state: 'running', ours: true, exitCode: null });
    const detail = valueOf(await engine.container(name));
    expect(detail).toMatchObject({ id, ours: true, tty: true, interactive: true, error: '' });
    expect(detail.env).toContain('GREETING=hello world');
    expect(detail.process).toEqual([...contractCommands.wait]);
    expect(valueOf(await engine.rawContainer(id))).toMatchObject({ Id: id });
    valueOf(await engine.stopContainer(id, 5));
    expect(valueOf(await engine.containerList(filter))).toEqual([]);
    const ended = valueOf(await engine.containerList({ ...filter, status: 'exited' }));
    expect(ended[0]).toMatchObject({ id, state: 'exited', exitCode: 143 });
  });

  it('pauses, goes on, is renamed, started again and killed', async () => {
    const { engine } = subject();
    const id = await run();
    const state = async () => valueOf(await engine.container(id)).state;
    expect(await engine.pauseContainer(id)).toEqual(done);
    expect(await state()).toBe('paused');
    expect(await engine.unpauseContainer(id)).toEqual(done);
    expect(await state()).toBe('running');
    const name = `stagecraft-contract-${randomUUID()}`;
    expect(await engine.renameContainer(id, name)).toEqual(done);
    expect(valueOf(await engine.container(id)).name).toBe(name);
    expect(await engine.killContainer(id, 'SIGKILL')).toEqual(done);
    expect(valueOf(await engine.waitForContainer(id, never))).toBe(137);
    expect(await engine.startContainer(id)).toEqual(done);
    expect(await engine.startContainer(id)).toEqual(done);
    expect(await state()).toBe('running');
    expect(await engine.restartContainer(id, 1)).toEqual(done);
    expect(await state()).toBe('running');
  });

  it('refuses what does not fit the state, in words that are understood', async () => {
    const { engine } = subject();
    const id = await run();
    const softly = { force: false, volumes: false };
    const kept = await engine.removeContainer(id, softly);
    expect(!kept.ok && kept.failure.detail).toMatch(/running/);
    valueOf(await engine.stopContainer(id, 0));
    const killed = await engine.killContainer(id, 'SIGTERM');
    expect(!killed.ok && killed.failure.detail).toMatch(/not running|can only kill running/);
    const paused = await engine.pauseContainer(id);
    expect(!paused.ok && paused.failure.detail).toMatch(/not running|is not running|exited/);
    expect(await engine.removeContainer(id, softly)).toEqual(done);
  });
}
