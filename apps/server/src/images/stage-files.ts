import { randomUUID } from 'node:crypto';
import type { ListStageFilesRequest, StageFilesMessage } from '@stagecraft/contracts';
import type { Logger } from 'pino';
import type { PreparedBuild } from '../builds/prepare.ts';
import type { EngineAccess } from '../engine/access.ts';
import type { Engine, EngineBuildRequest } from '../engine/engine.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import type { ImageFolders } from './folders.ts';
import { listingProgress } from './listing-progress.ts';
import { listingText } from './listing-text.ts';
import { preparePartialBuild } from './partial-build.ts';
import { createTurns } from './turns.ts';

/** How long the engine may take to end a listing when the server ends, in ms. */
const closePatienceMs = 2_000;

type Credentials = EngineBuildRequest['credentials'];
type Send = (message: StageFilesMessage) => void;

/** Lists the files of stages that no image has. */
export interface StageFiles {
  /**
   * Builds a stage, reads its files and removes the image that came of it. Fails before anything is sent
   * when it cannot begin; settles after the last message.
   *
   * @param root absolute real path of the workspace, the build context
   * @param gone cancels it
   */
  list(
    root: string,
    request: ListStageFilesRequest,
    send: Send,
    gone: AbortSignal,
  ): Promise<Result<void>>;
  /** Cancels all; resolves when nothing of them is left at an engine that answers within 2 s. */
  close(): Promise<void>;
}

/** What is built: the stage as the last one, as an image that no other build makes. */
async function prepareListing(
  root: string,
  { stage, ...request }: ListStageFilesRequest,
  credentials: Credentials,
): Promise<Result<PreparedBuild>> {
  const dockerfileText = listingText(request.dockerfileText, stage);
  if (dockerfileText === null) return fail('bad_request', { detail: `no stage ${String(stage)}` });
  const part = { ...request, dockerfileText, purpose: 'list-stage-files' };
  return preparePartialBuild(root, part, credentials);
}

/** One listing after another: two of one stage make one image, which only one may remove. */
export function createStageFiles(
  access: EngineAccess,
  folders: ImageFolders,
  log: Logger,
  credentials: Credentials,
): StageFiles {
  const closing = new AbortController();
  const turns = createTurns((err) => log.error({ err }));

  async function run(
    engine: Engine,
    request: EngineBuildRequest,
    send: Send,
    signal: AbortSignal,
  ): Promise<void> {
    const built = await engine.build(request, listingProgress(send), signal);
    if (built.state === 'failed') return send({ kind: 'failed', message: built.message });
    if (built.state === 'lost') return send({ kind: 'failed', message: built.detail });
    if (built.state === 'cancelled' || built.imageId === null) return;
    send({ kind: 'reading' });
    // Also for nobody: an image that is being read can't be removed.
    const read = await folders.read(built.imageId);
    const removed = await engine.removeImage(built.imageId);
    if (!removed.ok) log.warn({ failure: removed.failure }, 'An image of a listing stays');
    if (read.ok) send({ kind: 'listed', image: built.imageId });
    else send({ kind: 'failed', message: read.failure.detail ?? read.failure.code });
  }

  return {
    async list(root, request, send, gone) {
      const engine = access.engine();
      if (engine === null) return fail('engine_unavailable');
      const prepared = await prepareListing(root, request, credentials);
      if (!prepared.ok) return prepared;
      const build = { ...prepared.value, buildId: randomUUID() };
      const signal = AbortSignal.any([gone, closing.signal]);
      await turns.take(() => run(engine, build, send, signal), signal);
      return ok(undefined);
    },
    async close() {
      closing.abort();
      const patience = AbortSignal.timeout(closePatienceMs);
      const enough = new Promise((resolve) => patience.addEventListener('abort', resolve));
      await Promise.race([turns.settled(), enough]);
    },
  };
}
