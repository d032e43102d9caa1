import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { BuildEvent } from '@stagecraft/contracts';
import type { BuildSummary, Language, LocalizedText } from '@stagecraft/contracts';
import type { Logger } from 'pino';
import { credentialsFor } from '../buildkit/auth/credentials.ts';
import { createBuildMessages } from '../builds/messages.ts';
import { createOwnImages } from '../builds/own-images.ts';
import { readLog } from '../builds/read-log.ts';
import { durationsBefore } from '../builds/record/durations.ts';
import { createRecorder } from '../builds/record/recorder.ts';
import type { Recorder } from '../builds/record/recorder.ts';
import { createBuilds } from '../builds/service.ts';
import type { Builds } from '../builds/service.ts';
import type { EngineAccess } from '../engine/access.ts';
import { toProblem } from '../problems/catalogue.ts';
import type { Failure } from '../problems/result.ts';
import { openDatabase } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { takeServerLock } from '../store/server-lock.ts';
import { readTextFile } from '../workspaces/text-file.ts';
import { createWorkspaces } from '../workspaces/service.ts';
import { readBuildCall, type BuildCall, type Place } from './call.ts';
import { display, type Terminal } from './display.ts';
import { createTimeLeftLine } from './progress/time-left.ts';
import { texts } from './texts.ts';

/** As `docker build` has them, and 130 as shells know it for an interrupted command. */
export const exitCodes = { built: 0, failed: 1, usage: 2, cancelled: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface BuildCommandOptions extends Place {
  readonly words: readonly string[];
  readonly language: Language;
  /** Absolute path; shared with the server, whose page shows the same records. */
  readonly dataFolder: string;
  readonly log: Logger;
  readonly terminal: Terminal;
  /** Looks for the engine; settles when it was found, or none was. */
  readonly findEngine: (
    endpoint: string | null,
  ) => Promise<EngineAccess & { readonly close: () => void }>;
  /** Called with what is to be done when a person interrupts the command. */
  readonly onInterrupt: (stop: () => void) => void;
}

/** Runs `stagecraft build WORDS…`. The progress goes to the terminal's error stream, as docker's does. */
export async function runBuildCommand(options: BuildCommandOptions): Promise<ExitCode> {
  const { words, language, terminal } = options;
  const refuse = (text: LocalizedText): ExitCode => {
    terminal.err(`stagecraft build: ${text[language]}\n`);
    return exitCodes.usage;
  };
  if (words.includes('--help') || words.includes('-h')) {
    terminal.out(texts.usage[language]);
    return exitCodes.built;
  }
  const read = readBuildCall(words, options);
  if (!read.ok) return refuse(read.reason);
  const secrets = await readSecrets(read.call);
  if ('reason' in secrets) return refuse(secrets.reason);
  const engine = await options.findEngine(read.call.engine);
  try {
    const status = engine.status();
    if (status.state !== 'ready') {
      return refuse(texts.noEngine(status.state === 'unavailable' ? status.detail : status.state));
    }
    return await withBuilds(options, engine, (services) =>
      build({ ...options, ...services, call: read.call, values: secrets.values }),
    );
  } finally {
    engine.close();
  }
}

type Secrets = { readonly values: Record<string, string> } | { readonly reason: LocalizedText };

/** What lies outside of the workspace is read here: whoever calls the command may read it. */
async function readSecrets({ secretFiles }: BuildCall): Promise<Secrets> {
  const values: Record<string, string> = {};
  for (const [id, path] of secretFiles) {
    try {
      values[id] = await readFile(path, 'utf8');
    } catch (error) {
      return { reason: texts.unreadable(path, reasonOf(error)) };
    }
  }
  return { values };
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

interface Services {
  readonly database: Database;
  readonly access: EngineAccess;
  readonly builds: Builds;
  readonly workspaces: ReturnType<typeof createWorkspaces>;
  readonly recorder: Recorder;
}

/** The services that a build needs, for the length of `run`, on the server's own data. */
async function withBuilds<T>(
  { dataFolder, log }: BuildCommandOptions,
  access: EngineAccess,
  run: (services: Services) => Promise<T>,
): Promise<T> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const database = await openDatabase(dataFolder);
  const lock = takeServerLock(dataFolder);
  const common = { database, dataFolder, access, lock, log };
  const recorder = createRecorder(common);
  const messages = createBuildMessages();
  const builds = createBuilds({
    ...common,
    messages,
    recorder,
    ownImages: createOwnImages(common),
    credentials: (host) => credentialsFor(host),
  });
  // No sample is opened by this command.
  const workspaces = createWorkspaces({
    database,
    dataFolder,
    samplesFolder: dataFolder,
    initialPath: null,
  });
  try {
    return await run({ database, access, builds, workspaces, recorder });
  } finally {
    await builds.shutdown();
    await recorder.close();
    await database.destroy();
    lock.release();
  }
}

interface Run extends BuildCommandOptions, Services {
  readonly call: BuildCall;
  /** Secrets' values by id. */
  readonly values: Record<string, string>;
}

async function build(run: Run): Promise<ExitCode> {
  const { builds, workspaces, call, language, terminal } = run;
  const refuse = (failure: Failure): ExitCode => {
    const { message, next, detail } = toProblem(failure);
    const more = detail === undefined ? '' : ` (${detail})`;
    terminal.err(`stagecraft build: ${message[language]}${more} ${next[language]}\n`);
    return exitCodes.usage;
  };
  const workspace = await workspaces.open({ path: call.workspace });
  if (!workspace.ok) return refuse(workspace.failure);
  const { id, path: root } = workspace.value;
  const file = await readTextFile(root, call.options.dockerfile);
  if (!file.ok) return refuse({ ...file.failure, detail: call.options.dockerfile });
  const started = await builds.start(id, root, {
    options: call.options,
    dockerfileText: file.value.text,
    secretValues: run.values,
  });
  if (!started.ok) return refuse(started.failure);
  run.onInterrupt(() => void builds.cancel(started.value.id));
  const code = await follow(run, started.value);
  // What the record still lacks is found out of this process, or not at all.
  await run.recorder.settled(started.value.id);
  return code;
}

/** Shows the build until its end, which gives the exit code. */
async function follow(run: Run, started: BuildSummary): Promise<ExitCode> {
  const { access, builds, call, database, language, terminal } = run;
  const place = await builds.log(started.id);
  if (place === null) throw new Error('A build that was started has no log');
  const { progress, quiet, idFile } = call;
  const asked = { ...started, engine: null, builder: null };
  const known = await durationsBefore(database, access, asked);
  const left = createTimeLeftLine(known, language);
  const shown = display(quiet ? 'none' : progress, terminal, left);
  try {
    for await (const lines of readLog(place.path, place.live, 0, new AbortController().signal)) {
      for (const { json } of lines) {
        const event = BuildEvent.parse(JSON.parse(json));
        shown.report(event);
        const code = codeOf(event);
        if (code === null) continue;
        shown.end();
        if (progress !== 'json' || quiet) terminal.err(lastWords(event)?.[language] ?? '');
        if (event.type !== 'build.finished' || event.imageId === null) return code;
        if (idFile !== null) await writeFile(idFile, event.imageId);
        if (quiet) terminal.out(`${event.imageId}\n`);
        return code;
      }
    }
  } finally {
    shown.end();
  }
  throw new Error('The log of a build ended without an end');
}

function codeOf({ type }: BuildEvent): ExitCode | null {
  switch (type) {
    case 'build.finished':
      return exitCodes.built;
    case 'build.failed':
    case 'build.interrupted':
      return exitCodes.failed;
    case 'build.cancelled':
      return exitCodes.cancelled;
    default:
      return null;
  }
}

function lastWords(event: BuildEvent): LocalizedText | null {
  switch (event.type) {
    case 'build.failed':
      return line(texts.failed(event.message));
    case 'build.cancelled':
      return line(texts.cancelled);
    case 'build.interrupted':
      return line(event.reason === 'log_unwritable' ? texts.unrecorded : texts.interrupted);
    default:
      return null;
  }
}

function line(text: LocalizedText): LocalizedText {
  return { en: `${text.en}\n`, 'zh-CN': `${text['zh-CN']}\n` };
}
