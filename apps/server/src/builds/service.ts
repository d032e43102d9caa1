import { randomUUID } from 'node:crypto';
import { builderOf, defaultBuildSettings, dockerBuildCommand } from '@stagecraft/contracts';
import type {
  BuildRecord,
  BuildSummary,
  StartBuildRequest,
  UnstampedBuildEvent,
} from '@stagecraft/contracts';
import { parseDockerfile } from '@stagecraft/dockerfile';
import type { Logger } from 'pino';
import packageJson from '../../package.json' with { type: 'json' };
import type { EngineAccess } from '../engine/access.ts';
import type { EngineBuildRequest } from '../engine/engine.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import {
  findBuild,
  insertBuild,
  listBuilds,
  unfinishedBuilds,
  updateBuild,
} from '../store/build-records.ts';
import type { BuildChange } from '../store/build-records.ts';
import type { Database } from '../store/database.ts';
import type { ServerLock } from '../store/server-lock.ts';
import { canonicalRelative } from '../workspaces/confine.ts';
import { createEventLog, endInterruptedLog } from './event-log.ts';
import type { EventLogWriter, GrowingLog } from './event-log.ts';
import type { BuildMessages } from './messages.ts';
import type { OwnImages } from './own-images.ts';
import { changeFrom, endingOf, lossOf } from './outcome.ts';
import { prepareBuild } from './prepare.ts';
import type { PreparedBuild } from './prepare.ts';
import { createQueue } from './queue.ts';
import { createReserve, isDiskFull } from './reserve.ts';
import { refuseUnsupported } from './unsupported.ts';
import { recordFiles } from './record/paths.ts';
import type { Recorder } from './record/recorder.ts';
import { createWalkList } from './record/walk-list.ts';
import type { WalkList } from './record/walk-list.ts';

export interface BuildsOptions {
  readonly database: Database;
  readonly dataFolder: string;
  readonly access: EngineAccess;
  readonly lock: ServerLock;
  readonly log: Logger;
  readonly messages: BuildMessages;
  readonly recorder: Recorder;
  readonly ownImages: Pick<OwnImages, 'before'>;
  /** Builds that run side by side on one engine, asked each time. */
  readonly concurrency?: () => number;
  readonly credentials: EngineBuildRequest['credentials'];
}

/** Where a build's events are: the file, and the log while it is being written. */
export interface LogPlace {
  readonly path: string;
  readonly live: GrowingLog | null;
}

export interface Builds {
  /**
   * Freezes text and options into a record and queues the build.
   *
   * @param root absolute real path of the workspace, the build context
   * @param client who asks: clients take turns in the queue
   * @param pairId in common with the build of the same by the other builder; null for a lone one
   */
  start(
    workspaceId: string,
    root: string,
    request: StartBuildRequest,
    client?: string,
    pairId?: string | null,
  ): Promise<Result<BuildSummary>>;
  /** The settings may be others now. */
  refresh(): void;
  /** Newest first. */
  list(workspaceId: string, limit: number): Promise<BuildSummary[]>;
  get(id: string): Promise<Result<BuildRecord>>;
  /** Null for a build that is not known. */
  log(id: string): Promise<LogPlace | null>;
  /** Asks for the build's end, which comes as an event. */
  cancel(id: string): Promise<Result<void>>;
  /** Marks builds whose server is gone as interrupted. To be called once, before anything else. */
  recover(): Promise<void>;
  /** Ends all builds as interrupted; settles when their records say so, in about two seconds at most. */
  shutdown(): Promise<void>;
}

function hasStage(dockerfileText: string): boolean {
  return parseDockerfile(dockerfileText).instructions.some(({ keyword }) => keyword === 'FROM');
}

/** How long the engine may take to stop its builds when the server ends, in ms. */
const stopPatienceMs = 1_500;

interface Run {
  readonly id: string;
  readonly prepared: PreparedBuild;
  /** It is made to compare it with another: its image is of no use beside its record. */
  readonly isCompared: boolean;
  readonly log: EventLogWriter;
  readonly abort: AbortController;
  readonly walk: WalkList;
  /** Stops it because its log cannot be written. */
  stop(detail: string): void;
  /** Why the log cannot be written; null while it can. */
  logBroken(): string | null;
}

/** Runs builds one by one and keeps what becomes of them. */
class BuildService implements Builds {
  readonly #options: BuildsOptions;
  readonly #runs = new Map<string, Run>();
  readonly #queue;
  readonly #reserve;
  /** Builds whose end is being written. */
  readonly #ending = new Set<string>();
  #stopping = false;

  constructor(options: BuildsOptions) {
    this.#options = options;
    this.#reserve = createReserve(options.dataFolder);
    const limit = options.concurrency ?? (() => defaultBuildSettings.concurrency);
    this.#queue = createQueue(limit, (err) => options.log.error({ err }));
  }

  async start(
    workspaceId: string,
    root: string,
    request: StartBuildRequest,
    client = '',
    pairId: string | null = null,
  ): Promise<Result<BuildSummary>> {
    const { access, database, dataFolder, lock } = this.#options;
    const status = access.status();
    if (access.engine() === null) {
      const detail = status.state === 'unavailable' ? { detail: status.detail } : {};
      return fail('engine_unavailable', detail);
    }
    const dockerfile = canonicalRelative(request.options.dockerfile);
    if (dockerfile === null || dockerfile === '') return fail('path_outside_workspace');
    // BuildKit in Docker 20.10 panics on a Dockerfile without a stage and takes the whole engine down.
    if (!hasStage(request.dockerfileText)) return fail('dockerfile_without_stage');
    if (this.#stopping) return fail('engine_unavailable', { detail: 'the server is stopping' });
    const id = randomUUID();
    const options = { ...request.options, dockerfile };
    const supported = refuseUnsupported(options, request.dockerfileText, status);
    if (!supported.ok) return supported;
    const { credentials } = this.#options;
    const surroundings = { credentials, env: process.env };
    const prepared = await prepareBuild(root, { ...request, options }, surroundings);
    if (!prepared.ok) return prepared;
    await this.#reserve.keep();
    const files = recordFiles(dataFolder, id);
    const onError = (error: unknown): void => this.#logFailed(id, error);
    const eventLog = await createEventLog(files.events, { onError });
    const summary = await insertBuild(database, {
      id,
      workspaceId,
      options,
      dockerfileText: request.dockerfileText,
      createdAt: Date.now(),
      owner: lock.id,
      stagecraftVersion: packageJson.version,
      pairId,
    });
    const abort = new AbortController();
    const walk = createWalkList(files.walk);
    let broken: string | null = null;
    const stop = (detail: string): void => {
      broken = detail;
      void eventLog.hold();
      abort.abort();
    };
    const logBroken = (): string | null => broken;
    const isCompared = pairId !== null || request.trial === true;
    const of = { id, prepared: prepared.value, isCompared, log: eventLog };
    const run = { ...of, abort, walk, stop, logBroken };
    this.#runs.set(id, run);
    const queued = (place: number) => eventLog.append({ type: 'build.queued', position: place });
    const job = { id, client, start: () => this.#run(run), moved: queued };
    const position = this.#queue.add(job);
    queued(position);
    this.#tell(summary);
    return ok(summary);
  }

  refresh(): void {
    this.#queue.refresh();
  }

  list(workspaceId: string, limit: number): Promise<BuildSummary[]> {
    return listBuilds(this.#options.database, workspaceId, limit);
  }

  async get(id: string): Promise<Result<BuildRecord>> {
    const stored = await findBuild(this.#options.database, id);
    if (stored === undefined) return fail('build_not_found');
    const { summary, owner: _o, recorded: _r, prediction: _p, baseImages, ...kept } = stored;
    const command = dockerBuildCommand(summary.options);
    return ok({ ...summary, ...kept, baseImages: [...baseImages], command });
  }

  async log(id: string): Promise<LogPlace | null> {
    const live = this.#runs.get(id)?.log ?? null;
    if (live !== null) return { path: live.path, live };
    const stored = await findBuild(this.#options.database, id);
    return stored ? { path: recordFiles(this.#options.dataFolder, id).events, live: null } : null;
  }

  async cancel(id: string): Promise<Result<void>> {
    const run = this.#runs.get(id);
    if (run === undefined) {
      const stored = await findBuild(this.#options.database, id);
      return fail(stored ? 'build_not_running' : 'build_not_found');
    }
    run.abort.abort();
    if (this.#queue.remove(id)) await this.#end(run, { type: 'build.cancelled' });
    return ok(undefined);
  }

  async recover(): Promise<void> {
    const { database, dataFolder, lock } = this.#options;
    for (const { summary, owner } of await unfinishedBuilds(database)) {
      if (lock.alive(owner)) continue;
      const last = await endInterruptedLog(recordFiles(dataFolder, summary.id).events);
      const change = changeFrom(last, last.at);
      if (change !== null) await updateBuild(database, summary.id, change);
    }
    await this.#options.recorder.recover();
  }

  async shutdown(): Promise<void> {
    this.#stopping = true;
    const runs = [...this.#runs.values()];
    const ended = runs.map(async (run) => {
      run.abort.abort();
      if (this.#queue.remove(run.id)) await this.#interrupt(run);
      else await this.#hasEnded(run);
    });
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => {
      timer = setTimeout(resolve, stopPatienceMs);
    });
    await Promise.race([Promise.all(ended), patience]);
    clearTimeout(timer);
    // An engine that does not answer keeps nobody waiting.
    await Promise.all(runs.filter(({ log }) => !log.ended()).map((run) => this.#interrupt(run)));
    await this.#options.recorder.close();
  }

  async #run(run: Run): Promise<void> {
    const { access, database } = this.#options;
    const engine = access.engine();
    if (run.abort.signal.aborted) return this.#end(run, { type: 'build.cancelled' });
    const status = access.status();
    if (engine === null || status.state !== 'ready') {
      return this.#end(run, { type: 'build.interrupted', reason: 'engine_lost' });
    }
    const builder = builderOf(run.prepared.options, status);
    run.log.append({ type: 'build.started', builder });
    const change: BuildChange = {
      state: 'running',
      startedAt: Date.now(),
      engineVersion: status.version,
      engineEndpoint: engine.endpoint,
      builder,
    };
    this.#tell(await updateBuild(database, run.id, change));
    try {
      const made = run.isCompared ? await this.#options.ownImages.before(engine) : null;
      const result = await engine.build(
        {
          ...run.prepared,
          ...{ buildId: run.id, onContextEntry: run.walk.add, room: () => run.log.room() },
        },
        (event) => run.log.append(event),
        run.abort.signal,
      );
      if (result.state === 'succeeded' && result.imageId !== null) await made?.(result.imageId);
      await this.#end(run, endingOf(result), lossOf(result));
    } catch (error) {
      const message = 'Stagecraft made a mistake; see server.log in its data folder.';
      const place = { stepId: null, exitCode: null, line: null };
      await this.#end(run, { type: 'build.failed', message, ...place });
      throw error;
    }
  }

  #interrupt(run: Run): Promise<void> {
    return this.#end(run, { type: 'build.interrupted', reason: 'server_stopped' });
  }

  async #end(run: Run, event: UnstampedBuildEvent, detail: string | null = null): Promise<void> {
    this.#ending.add(run.id);
    const isUnwritable = run.logBroken() !== null;
    // A build that was made to stop by the server was not cancelled by anybody.
    const ending: UnstampedBuildEvent =
      event.type === 'build.cancelled' && (isUnwritable || this.#stopping)
        ? { type: 'build.interrupted', reason: isUnwritable ? 'log_unwritable' : 'server_stopped' }
        : event;
    await run.walk.close();
    if (isUnwritable) await this.#giveBack();
    await run.log.end(ending, async () => {
      const broken = run.logBroken();
      if (broken !== null) await this.#reserve.release();
      const known = changeFrom(ending, Date.now(), detail);
      if (known === null) return;
      const change: BuildChange =
        broken === null ? known : { ...known, state: 'interrupted', error: broken };
      this.#tell(await updateBuild(this.#options.database, run.id, change));
      this.#runs.delete(run.id);
      this.#ending.delete(run.id);
      this.#options.recorder.gather(run.id);
    });
  }

  /**
   * What is not kept must not go on as if it were. On a full disk that holds for every build: what the
   * others still wrote would take the space that is given back for the ends of all.
   */
  #logFailed(id: string, error: unknown): void {
    this.#options.log.error({ err: error, build: id }, 'The event log cannot be written');
    const hit = [...this.#runs.values()].filter(
      (run) => run.id === id || (isDiskFull(error) && !this.#ending.has(run.id)),
    );
    for (const run of hit) {
      run.stop(`The log could not be written: ${String(error)}`);
      if (this.#queue.remove(run.id)) void this.#end(run, { type: 'build.cancelled' });
    }
  }

  /** Gives the reserve back once nothing but ends is written any more. */
  async #giveBack(): Promise<void> {
    const held = [...this.#runs.values()].filter((run) => run.logBroken() !== null);
    await Promise.all(held.flatMap(({ log, walk }) => [log.hold(), walk.close()]));
    await this.#reserve.release();
  }

  #hasEnded({ log }: Run): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!log.ended()) return;
        log.changes.off('grown', look);
        resolve();
      };
      log.changes.on('grown', look);
      look();
    });
  }

  #tell(build: BuildSummary): void {
    this.#options.messages.tell({ kind: 'build.summary', build });
  }
}

export function createBuilds(options: BuildsOptions): Builds {
  return new BuildService(options);
}
