import { randomUUID } from 'node:crypto';
import { plainRun } from '@stagecraft/contracts';
import { afterEach, expect, it } from 'vitest';
import type { ContainerOutput, EngineRunRequest } from './container-engine.ts';
import type { Engine } from './engine.ts';

/** Commands of the contract, for an image with a POSIX shell. */
export const contractCommands = {
  talk: ['sh', '-c', 'echo out 世界; echo err >&2; exit 3'],
  wait: ['sh', '-c', 'trap "exit 143" TERM; echo ready; while :; do sleep 0.1; done'],
  missing: ['/no/such/program'],
} as const;

const never = new AbortController().signal;
const logOptions = { tail: 100, limit: 1_000_000 };

/** What the adapters promise about containers. `image` is there and exposes no port. */
export function containers(
  subject: () => { readonly engine: Engine; readonly image: string },
): void {
  const started: string[] = [];
  const request = (change: Partial<EngineRunRequest>): EngineRunRequest => ({
    ...plainRun,
    image: subject().image,
    name: `stagecraft-contract-${randomUUID()}`,
    command: [...contractCommands.wait],
    remove: true,
    ...change,
  });
  const run = async (change: Partial<EngineRunRequest> = {}) => {
    const outcome = await subject().engine.runContainer(request(change));
    if (outcome.ok) started.push(outcome.value);
    return outcome;
  };
  const mustRun = async (change: Partial<EngineRunRequest> = {}): Promise<string> => {
    const outcome = await run(change);
    if (!outcome.ok) throw new Error(outcome.failure.detail);
    return outcome.value;
  };
  afterEach(async () => {
    const { engine } = subject();
    await Promise.all(started.splice(0).map((id) => engine.removeContainer(id)));
  });

  describeLife(subject, mustRun);
  describeRefusals(subject, run, mustRun);
  describeLog(subject, mustRun);
}

type Subject = () => { readonly engine: Engine; readonly image: string };
type Run = (change?: Partial<EngineRunRequest>) => ReturnType<Engine['runContainer']>;
type MustRun = (change?: Partial<EngineRunRequest>) => Promise<string>;

function describeLife(subject: Subject, mustRun: MustRun): void {
  it('runs a container to its end and tells its output and exit code', async () => {
    const { engine, image } = subject();
    const name = `stagecraft-contract-${randomUUID()}`;
    const id = await mustRun({ name, command: [...contractCommands.talk] });
    const outputs: ContainerOutput[] = [];
    const take = async (output: ContainerOutput) => void outputs.push(output);
    const read = await engine.containerLogs(id, logOptions, take, never);
    expect(read).toEqual({ ok: true, value: 'complete' });
    // The two are two pipes: nothing says which comes first.
    expect(outputs).toHaveLength(2);
    expect(outputs).toContainEqual({ stream: 'stdout', text: 'out 世界\n' });
    expect(outputs).toContainEqual({ stream: 'stderr', text: 'err\n' });
    expect(await engine.waitForContainer(id, never)).toEqual({ ok: true, value: 3 });
    const detail = await engine.container(id);
    expect(detail.ok && detail.value).toMatchObject({
      id,
      name,
      image,
      state: 'exited',
      exitCode: 3,
      outOfMemory: false,
      remove: true,
      startedAt: expect.any(Number),
      finishedAt: expect.any(Number),
    });
  });

  it('stops a container, and one that has ended once more', async () => {
    const { engine } = subject();
    const id = await mustRun({ remove: false });
    await firstOutput(engine, id);
    const running = await engine.container(id);
    expect(running.ok && running.value).toMatchObject({
      state: 'running',
      exitCode: null,
      finishedAt: null,
      remove: false,
    });
    const waiting = engine.waitForContainer(id, never);
    expect(await engine.stopContainer(id)).toEqual({ ok: true, value: undefined });
    expect(await waiting).toEqual({ ok: true, value: 143 });
    expect(await engine.stopContainer(id)).toEqual({ ok: true, value: undefined });
  });

  it('finds its containers again, until they are removed', async () => {
    const { engine } = subject();
    const id = await mustRun();
    const listed = await engine.containers();
    expect(listed.ok && listed.value.map((one) => one.id)).toContain(id);
    expect(await engine.removeContainer(id)).toEqual({ ok: true, value: undefined });
    const gone = { ok: false, failure: { kind: 'not_found' } };
    expect(await engine.container(id)).toMatchObject(gone);
    expect(await engine.stopContainer(id)).toMatchObject(gone);
    expect(await engine.removeContainer(id)).toMatchObject(gone);
    const later = await engine.containers();
    expect(later.ok && later.value.map((one) => one.id)).not.toContain(id);
  });
}

function describeRefusals(subject: Subject, run: Run, mustRun: MustRun): void {
  it('knows no container by a text that leads elsewhere', async () => {
    for (const id of ['../images/json', 'a/b', '', '-x']) {
      expect(await subject().engine.container(id)).toMatchObject({
        ok: false,
        failure: { kind: 'not_found' },
      });
    }
  });

  it('publishes ports: any free one, a given one, and none twice', async () => {
    const { engine } = subject();
    const ports = [{ port: '8080/tcp', hostIp: '127.0.0.1', hostPort: 0 }] as const;
    const first = await engine.container(await mustRun({ ports: [...ports] }));
    const published = first.ok ? first.value.ports : [];
    expect(published).toEqual([{ ...ports[0], hostPort: expect.any(Number) }]);
    const hostPort = published[0]?.hostPort ?? 0;
    expect(hostPort).toBeGreaterThan(0);
    const name = `stagecraft-contract-${randomUUID()}`;
    const again = await run({ name, ports: [{ ...ports[0], hostPort }] });
    expect(again).toMatchObject({ ok: false, failure: { kind: 'error' } });
    expect(!again.ok && again.failure.detail).toMatch(/port is already allocated|already in use/);
    const listed = await engine.containers();
    expect(listed.ok && listed.value.map((one) => one.name)).not.toContain(name);
  });

  it('says what it cannot run, and leaves nothing behind', async () => {
    const { engine } = subject();
    const name = `stagecraft-contract-${randomUUID()}`;
    const missing = await run({ name, command: [...contractCommands.missing] });
    expect(missing).toMatchObject({
      ok: false,
      failure: { detail: expect.stringMatching(/no such file/) },
    });
    const listed = await engine.containers();
    expect(listed.ok && listed.value.map((one) => one.name)).not.toContain(name);
    const noImage = await run({ image: `stagecraft-contract:${randomUUID()}` });
    expect(noImage).toMatchObject({ ok: false, failure: { kind: 'not_found', status: 404 } });
  });

  it('gives no name twice', async () => {
    const name = `stagecraft-contract-${randomUUID()}`;
    await mustRun({ name });
    const again = await run({ name });
    expect(again).toMatchObject({ ok: false, failure: { kind: 'refused' } });
  });
}

/** Waits until the container has written something. */
async function firstOutput(engine: Engine, id: string): Promise<void> {
  const enough = new AbortController();
  await engine.containerLogs(id, logOptions, async () => enough.abort(), enough.signal);
}

function describeLog(subject: Subject, mustRun: MustRun): void {
  it('follows a log until nobody listens, or up to the limit', async () => {
    const { engine } = subject();
    const id = await mustRun();
    const stop = new AbortController();
    const texts: string[] = [];
    const take = async ({ text }: ContainerOutput) => {
      texts.push(text);
      stop.abort();
    };
    expect(await engine.containerLogs(id, logOptions, take, stop.signal)).toMatchObject({
      ok: false,
    });
    expect(texts).toEqual(['ready\n']);
    const cut = await engine.containerLogs(
      id,
      { tail: 10, limit: 3 },
      async () => undefined,
      never,
    );
    expect(cut).toEqual({ ok: true, value: 'cut' });
    const aborted = AbortSignal.abort();
    expect((await engine.waitForContainer(id, aborted)).ok).toBe(false);
  });
}
