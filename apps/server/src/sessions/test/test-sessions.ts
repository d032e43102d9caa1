import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProofMessage, RecipeProof, RecordedSession } from '@stagecraft/contracts';
import type { EngineAccess } from '../../engine/access.ts';
import { createTestEngine } from '../../engine/docker/test-engine.ts';
import type { EngineProcess } from '../../engine/process-engine.ts';
import { createLayerStore } from '../../layers/layer-store.ts';
import { createImageLayers } from '../../layers/service.ts';
import { ok, type Result } from '../../problems/result.ts';
import { createSessions, type Sessions } from '../service.ts';

const never = new AbortController().signal;

/** @throws where the result is a failure */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.detail ?? ''}`);
  return result.value;
}

/** Recorded sessions on the engine under test, with a workspace. `end` removes all that was made. */
export async function createTestSessions() {
  const engine = createTestEngine();
  const folder = await mkdtemp(join(tmpdir(), 'stagecraft-sessions-'));
  const access: EngineAccess = {
    engine: () => engine,
    status: () => ({ state: 'searching' }),
    subscribe: () => () => undefined,
  };
  const layers = createImageLayers(access, createLayerStore(join(folder, 'layers')));
  const workspace = join(folder, 'workspace');
  await mkdir(workspace);
  const workspaces = { root: async () => ok(workspace) };
  const credentials = () => Promise.resolve(null);
  const sessions = createSessions({ access, layers, workspaces, credentials });
  const images: string[] = [];

  async function commit(id: string, changes: readonly string[] = []): Promise<string> {
    const request = { name: '', author: 'A. Nyone', message: 'by hand', pause: true };
    const { imageId } = must(await sessions.commit(id, { ...request, changes: [...changes] }));
    images.push(imageId);
    return imageId;
  }

  /** Builds a proposal and compares it with the commit. */
  async function prove(id: string, dockerfile: string, image: string): Promise<RecipeProof> {
    const messages: ProofMessage[] = [];
    const send = (message: ProofMessage): void => void messages.push(message);
    must(await sessions.prove(id, { dockerfile, image }, send, never));
    const last = messages.at(-1);
    if (last?.kind === 'proved') return last.proof;
    throw new Error(`${dockerfile}\n${JSON.stringify(messages)}`);
  }

  /** Whether the engine has an image, or gets it from its registry. */
  async function has(ref: string): Promise<boolean> {
    const found = await engine.image(ref);
    const pull = { ref, platform: null, credentials: null };
    return found.ok || (await engine.pullImage(pull, () => undefined, never)).ok;
  }

  async function end(): Promise<void> {
    await sessions.close();
    layers.close();
    await engine.removeImages(images);
    engine.close();
    await rm(folder, { recursive: true });
  }
  return { engine, sessions, folder, workspace, commit, prove, has, end };
}

/** A person at a recorded shell, who waits for what the shell says of itself. */
export interface RecordedPerson {
  /** Types a line, and waits until the shell asks again. */
  enter(line: string): Promise<void>;
  /** Types, and waits until something is shown. */
  type(keys: string, sees: string): Promise<void>;
  /** Types what ends the command that runs. */
  finish(keys: string): Promise<void>;
  /** All that was shown. */
  shown(): string;
}

/** What is heard of a session, in order. */
function hearing(sessions: Sessions, id: string) {
  const heard: RecordedSession[] = [];
  const wakers = new Set<() => void>();
  const wake = (): void => {
    for (const waker of wakers) waker();
    wakers.clear();
  };
  const over = new AbortController();
  void sessions.follow(
    id,
    (session) => {
      heard.push(session);
      wake();
    },
    over.signal,
  );
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise<void>((resolve) => wakers.add(resolve));
  };
  return { heard, until, wake };
}

/** Opens a recorded shell, and waits for its first prompt. */
export async function personAt(sessions: Sessions, id: string): Promise<RecordedPerson> {
  const { heard, until, wake } = hearing(sessions, id);
  const opened = must(await sessions.openShell(id, { columns: 200, rows: 40 }));
  const process: EngineProcess = opened.process;
  let shown = '';
  void (async () => {
    for await (const { bytes } of process.output) {
      shown += Buffer.from(bytes).toString('utf8');
      wake();
    }
  })();
  const write = (keys: string): Promise<void> => process.write(Buffer.from(keys));
  /** Waits until the shell asks, after it has been heard of so often. */
  const asked = (since: number): Promise<void> =>
    until(() => heard.slice(since).some(({ asking, state }) => asking || state === 'ended'));
  await asked(0);
  const finish = async (keys: string): Promise<void> => {
    const since = heard.length;
    await write(keys);
    await asked(since);
  };
  return {
    enter: (line) => finish(`${line}\r`),
    async type(keys, sees) {
      const from = shown.length;
      await write(keys);
      await until(() => shown.slice(from).includes(sees));
    },
    finish,
    shown: () => shown,
  };
}
