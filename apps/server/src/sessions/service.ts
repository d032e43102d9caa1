import { shellQuote } from '@stagecraft/contracts';
import type {
  CommitContainerRequest,
  CommittedImage,
  KeepLinesRequest,
  ProofMessage,
  ProposeRecipeRequest,
  ProveRecipeRequest,
  RecordedSession,
  SavedRecipe,
  SaveRecipeRequest,
  SessionChanges,
  SessionRecipe,
  SessionWork,
  StartSessionRequest,
  TerminalSize,
} from '@stagecraft/contracts';
import { containerFailure } from '../containers/failures.ts';
import type { EngineAccess } from '../engine/access.ts';
import type { Engine, EngineBuildRequest } from '../engine/engine.ts';
import type { ImageLayersService } from '../layers/service.ts';
import { fail, ok, type Result } from '../problems/result.ts';
import { processFailure } from '../terminals/open-process.ts';
import type { StartedTerminal } from '../terminals/terminals.ts';
import type { Workspaces } from '../workspaces/service.ts';
import { prove } from './prove.ts';
import { saveRecipe } from './save-recipe.ts';
import type { Session } from './session.ts';
import { changesOf, commitOf, recipeOf, startSession } from './work.ts';

/** Recorded sessions of this server. They and their containers go with it. */
export interface Sessions {
  list(): readonly RecordedSession[];
  start(request: StartSessionRequest): Promise<Result<RecordedSession>>;
  /** Opens a shell whose commands are kept. */
  openShell(id: string, size: TerminalSize): Promise<Result<StartedTerminal>>;
  /** Tells the session, and again whenever it has changed; settles when `gone` aborts or it is removed. */
  follow(
    id: string,
    send: (session: RecordedSession) => void,
    gone: AbortSignal,
  ): Promise<Result<void>>;
  changes(id: string, gone: AbortSignal): Promise<Result<SessionChanges>>;
  commit(id: string, request: CommitContainerRequest): Promise<Result<CommittedImage>>;
  propose(
    id: string,
    request: ProposeRecipeRequest,
    gone: AbortSignal,
  ): Promise<Result<SessionRecipe>>;
  /** What has been made of a session so far. */
  work(id: string): Result<SessionWork>;
  /** Keeps a proposal as it was edited, until the next one. */
  keepLines(id: string, request: KeepLinesRequest): Result<void>;
  /** Takes note of files that came into a container; settles when they are read where it is recorded. */
  copied(container: string, paths: readonly string[]): Promise<void>;
  /** Builds a proposal and compares it; the last message is `proved` or `failed`. */
  prove(
    id: string,
    request: ProveRecipeRequest,
    send: (message: ProofMessage) => void,
    gone: AbortSignal,
  ): Promise<Result<void>>;
  /** Writes a proposal and its files into a workspace. */
  save(id: string, request: SaveRecipeRequest): Promise<Result<SavedRecipe>>;
  /** Removes a session, its container and the images of its proofs. */
  end(id: string): Promise<Result<void>>;
  close(): Promise<void>;
}

export interface SessionsOptions {
  readonly access: EngineAccess;
  readonly layers: ImageLayersService;
  readonly workspaces: Pick<Workspaces, 'root'>;
  readonly credentials: EngineBuildRequest['credentials'];
  /** ms since epoch. */
  readonly now?: () => number;
}

interface Kept {
  readonly session: Session;
  /** Images of proofs, which nothing else names. */
  readonly proofs: Set<string>;
  readonly ended: AbortController;
}

/** Settles at the abort. */
const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Whether a session's container is meant: by its name, its id, or the beginning of the id. */
function isNamed({ start }: Session, container: string): boolean {
  const { containerId, containerName } = start;
  return container === containerName || (container !== '' && containerId.startsWith(container));
}

/** Tells a session now and after each change, until the signal aborts or it is removed. */
async function followed(
  { session, ended }: Kept,
  send: (session: RecordedSession) => void,
  gone: AbortSignal,
): Promise<void> {
  const until = AbortSignal.any([gone, ended.signal]);
  const tell = (): void => send(session.told());
  session.onChange(tell, until);
  tell();
  await aborted(until);
}

/** Which sessions there are. */
function createKeeper(access: EngineAccess) {
  const kept = new Map<string, Kept>();

  /** Does something with a session and the engine. */
  async function withSession<T>(
    id: string,
    work: (engine: Engine, kept: Kept) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const found = kept.get(id);
    if (found === undefined) return fail('not_found');
    const engine = access.engine();
    return engine === null ? fail('engine_unavailable') : work(engine, found);
  }

  const remove = (id: string): Promise<Result<void>> =>
    withSession(id, async (engine, { session, proofs, ended }) => {
      const { ownsContainer, containerId } = session.start;
      const removed = ownsContainer ? await engine.removeContainer(containerId) : null;
      if (removed?.ok === false && removed.failure.kind !== 'not_found') {
        return containerFailure(removed.failure);
      }
      session.close();
      ended.abort();
      kept.delete(id);
      // One that has a name by now, or that something needs, stays.
      await Promise.all([...proofs].map((image) => engine.removeImage(image)));
      return ok(undefined);
    });

  const list = (): readonly RecordedSession[] =>
    [...kept.values()].map(({ session }) => session.told()).reverse();

  const work = (id: string): Result<SessionWork> => {
    const found = kept.get(id);
    return found === undefined ? fail('not_found') : ok(found.session.work);
  };

  const keepLines = (id: string, { lines }: KeepLinesRequest): Result<void> => {
    const found = kept.get(id);
    if (found === undefined) return fail('not_found');
    found.session.work = { ...found.session.work, lines };
    return ok(undefined);
  };

  return { kept, withSession, remove, list, work, keepLines };
}

export function createSessions(options: SessionsOptions): Sessions {
  const { access, layers, workspaces, credentials, now = Date.now } = options;
  const { kept, withSession, remove, list, work, keepLines } = createKeeper(access);
  return {
    work,
    keepLines,
    list,
    async start(request) {
      const engine = access.engine();
      if (engine === null) return fail('engine_unavailable');
      const started = await startSession(engine, access, request, now);
      if (!started.ok) return started;
      const session = started.value;
      kept.set(session.start.id, { session, proofs: new Set(), ended: new AbortController() });
      return ok(session.told());
    },
    openShell: (id, size) =>
      withSession(id, async (_engine, { session }) => {
        const opened = await session.open(size);
        if (!opened.ok) return processFailure(opened.failure);
        const { containerName: container, image } = session.start;
        const command = `docker exec -it ${shellQuote(container)} sh`;
        return ok({ process: opened.value, title: `● ${image}`, command });
      }),
    async follow(id, send, gone) {
      const found = kept.get(id);
      return found === undefined ? fail('not_found') : ok(await followed(found, send, gone));
    },
    changes: (id, gone) =>
      withSession(id, (engine, { session }) => changesOf(engine, session, gone)),
    commit: (id, request) =>
      withSession(id, (engine, { session }) => commitOf(engine, session, request)),
    async copied(container, paths) {
      const recorded = [...kept.values()].filter(({ session }) => isNamed(session, container));
      await Promise.all(recorded.map(({ session }) => session.addCopied(paths)));
    },
    propose: (id, request, gone) =>
      withSession(id, (engine, { session }) => recipeOf(engine, layers, session, request, gone)),
    save: (id, request) =>
      withSession(id, async (_engine, { session }) => {
        const root = await workspaces.root(request.workspaceId);
        const files = session.work.recipe?.files ?? [];
        return root.ok ? saveRecipe(root.value, request, files) : root;
      }),
    prove: (id, request, send, gone) =>
      withSession(id, async (engine, { session, proofs, ended }) => {
        const signal = AbortSignal.any([gone, ended.signal]);
        return prove({ engine, layers, credentials, session, proofs }, request, send, signal);
      }),
    end: remove,
    async close() {
      await Promise.all([...kept.keys()].map(remove));
    },
  };
}
