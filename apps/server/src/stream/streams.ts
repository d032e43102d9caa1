import type { ServerResponse } from 'node:http';
import type { BuildMessages } from '../builds/messages.ts';
import { readLog } from '../builds/read-log.ts';
import type { Builds, LogPlace } from '../builds/service.ts';
import type { EngineAccess } from '../engine/access.ts';
import type { ChangeWatcher } from '../engine/change-watcher.ts';
import type { Transfers } from '../registries/transfers/transfers.ts';
import type { Workspaces } from '../workspaces/service.ts';
import type { WorkspaceWatcher } from '../workspaces/watch.ts';
import { openStream } from './connection.ts';
import type { StreamConnection } from './connection.ts';

export interface StreamsOptions {
  readonly access: EngineAccess;
  readonly builds: Builds;
  readonly messages: BuildMessages;
  readonly workspaces: Workspaces;
  readonly watcher: WorkspaceWatcher;
  readonly images: ChangeWatcher;
  readonly containers: ChangeWatcher;
  readonly transfers: Transfers;
}

export interface StreamRequest {
  readonly workspaceId: string | null;
  readonly buildId: string | null;
  /** Seq of the last event of the build that the client has. */
  readonly after: number;
}

export interface Streams {
  /** Serves one client until it or the server goes. An id that is not known is passed over. */
  serve(request: StreamRequest, response: ServerResponse): Promise<void>;
  /**
   * Ends all connections, once they have been sent the end of their builds; a client that does not
   * read is given up on after a moment.
   */
  close(): Promise<void>;
}

/** How long clients may take to read the end of their builds when the server stops, in ms. */
const closePatienceMs = 300;
/** Builds whose state is sent on connect. */
const recentBuilds = 20;

/** Replays a build's events and goes on with new ones, as fast as the client reads. */
async function sendBuild(
  connection: StreamConnection,
  buildId: string,
  { path, live }: LogPlace,
  after: number,
): Promise<void> {
  // The log's line is the event's JSON already; it only needs its envelope.
  const head = `data: {"kind":"build.event","buildId":${JSON.stringify(buildId)},"event":`;
  for await (const lines of readLog(path, live, after, connection.signal)) {
    const frames = lines.map(({ seq, json }) => `id: ${seq}\n${head}${json}}\n\n`);
    await connection.write(frames.join(''));
  }
}

/** Tells of all pulls and pushes, now and whenever one changes; gives the way to end it. */
function watchTransfers(connection: StreamConnection, transfers: Transfers): () => void {
  const tellAll = (): void => connection.send({ kind: 'transfers', ...transfers.list() });
  tellAll();
  return transfers.subscribe((transfer) => {
    if (transfer === null) tellAll();
    else connection.send({ kind: 'transfer.changed', transfer });
  });
}

/** Tells when images or containers are out of date, and so at the beginning: what was known may be. */
function watchChanges(
  connection: StreamConnection,
  { images, containers }: Pick<StreamsOptions, 'images' | 'containers'>,
): void {
  const watched = [
    ['images.changed', images],
    ['containers.changed', containers],
  ] as const;
  for (const [kind, changes] of watched) {
    const stop = changes.subscribe(() => connection.send({ kind }));
    connection.signal.addEventListener('abort', stop);
    connection.send({ kind });
  }
}

/** The tabs' live connections. */
export function createStreams(options: StreamsOptions): Streams {
  const { access, builds, messages, workspaces, watcher, transfers } = options;
  /** Each with the work of sending it its build's events. */
  const open = new Map<StreamConnection, Promise<void>>();

  async function watchWorkspace(connection: StreamConnection, workspaceId: string): Promise<void> {
    const stopBuilds = messages.subscribe((message) => {
      const of = message.kind === 'build.summary' ? message.build.workspaceId : message.workspaceId;
      if (of === workspaceId) connection.send(message);
    });
    connection.signal.addEventListener('abort', stopBuilds);
    // What changed while the client was away; oldest first, as it would have been told.
    const recent = await builds.list(workspaceId, recentBuilds);
    for (const build of recent.reverse()) connection.send({ kind: 'build.summary', build });
    const root = await workspaces.root(workspaceId);
    if (!root.ok || connection.signal.aborted) return;
    const stopWatching = watcher.subscribe(root.value, (paths) => {
      connection.send({ kind: 'workspace.changed', workspaceId, paths: [...paths] });
    });
    connection.signal.addEventListener('abort', stopWatching);
  }

  async function serveParts(
    connection: StreamConnection,
    { workspaceId, buildId, after }: StreamRequest,
    place: LogPlace | null,
  ): Promise<void> {
    if (workspaceId !== null) await watchWorkspace(connection, workspaceId);
    if (buildId !== null && place !== null) await sendBuild(connection, buildId, place, after);
  }

  return {
    async serve({ workspaceId, buildId, after }, response) {
      const place = buildId === null ? null : await builds.log(buildId);
      const connection = openStream(response);
      connection.signal.addEventListener('abort', () => open.delete(connection));
      connection.signal.addEventListener(
        'abort',
        access.subscribe((status) => connection.send({ kind: 'engine.status', status })),
      );
      connection.signal.addEventListener('abort', watchTransfers(connection, transfers));
      connection.send({ kind: 'engine.status', status: access.status() });
      watchChanges(connection, options);
      const serving = serveParts(connection, { workspaceId, buildId, after }, place);
      open.set(connection, serving);
      await serving;
    },
    async close() {
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise((resolve) => {
        timer = setTimeout(resolve, closePatienceMs);
      });
      await Promise.race([Promise.allSettled(open.values()), patience]);
      clearTimeout(timer);
      for (const connection of open.keys()) connection.end();
    },
  };
}
