import { mkdir } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import type { Router } from 'express';
import type { BuildSettings, RegistryHostRule } from '@stagecraft/contracts';
import type { Logger } from 'pino';
import { createBuildMessages } from '../builds/messages.ts';
import { createOwnImages } from '../builds/own-images.ts';
import { createRecorder } from '../builds/record/recorder.ts';
import { createRecords } from '../builds/record/records.ts';
import { createUpkeep } from '../builds/record/upkeep.ts';
import { createBuilds, type BuildsOptions } from '../builds/service.ts';
import { createStepRuns } from '../containers/step/run-step.ts';
import { createContainers } from '../containers/service.ts';
import { ownLabels } from '../containers/own-labels.ts';
import type { EngineAccess } from '../engine/access.ts';
import { createChangeWatcher } from '../engine/change-watcher.ts';
import type { Engine } from '../engine/engine.ts';
import { createImageFolders } from '../images/folders.ts';
import { atFirstEngine, removeLeftovers } from '../images/leftovers.ts';
import { createStageFiles } from '../images/stage-files.ts';
import { createTransfers } from '../images/transfers.ts';
import { createRegistryServices } from '../registries/services.ts';
import { buildLogRoutes } from '../routes/build-log.ts';
import { buildRoutes } from '../routes/builds.ts';
import { stepRunRoutes } from '../routes/step-runs.ts';
import { containerFileRoutes } from '../routes/container-files.ts';
import { stepStateRoutes } from '../routes/step-states.ts';
import { containerRoutes } from '../routes/containers.ts';
import { engineRoutes } from '../routes/engine.ts';
import { createLayerStore } from '../layers/layer-store.ts';
import { createImageLayers } from '../layers/service.ts';
import { imageRoutes } from '../routes/images.ts';
import { createScriptChecks, shellCheckFinder } from '../lint/script-checks.ts';
import { lintRoutes } from '../routes/lint.ts';
import { layerReportRoutes } from '../routes/layer-reports.ts';
import { layerRoutes } from '../routes/layers.ts';
import { presetRoutes } from '../routes/presets.ts';
import { recordRoutes } from '../routes/records.ts';
import { registryRoutes } from '../routes/registries.ts';
import { sessionRoutes } from '../routes/sessions.ts';
import { stageFileRoutes } from '../routes/stage-files.ts';
import { buildEventRoutes, streamRoutes } from '../routes/stream.ts';
import { terminalRoutes } from '../routes/terminals.ts';
import { transferRoutes } from '../routes/transfers.ts';
import { workspaceRoutes } from '../routes/workspaces.ts';
import { createSessions } from '../sessions/service.ts';
import { allowedHosts, printableHost } from '../security/hosts.ts';
import { loadToken } from '../security/token.ts';
import { readBuildSettings, readRegistryRules } from '../store/settings.ts';
import { openDatabase, type Database } from '../store/database.ts';
import { removeLostStates } from '../step-shell/leftovers.ts';
import { createStepStates } from '../step-shell/states.ts';
import { takeServerLock } from '../store/server-lock.ts';
import { createStreams } from '../stream/streams.ts';
import { removeLostToolboxes } from '../terminals/leftovers.ts';
import { terminalSockets } from '../terminals/socket.ts';
import { createTerminals } from '../terminals/terminals.ts';
import { createWorkspaces } from '../workspaces/service.ts';
import { createWorkspaceWatcher } from '../workspaces/watch.ts';
import { createApplication } from './application.ts';
import { listen } from './listen.ts';
import { createSockets } from './sockets.ts';

export interface ServerSettings {
  /** Absolute path; made when missing. */
  readonly dataFolder: string;
  /** Absolute path of the built web app. */
  readonly webFolder: string;
  /** Absolute path of the repository's samples. */
  readonly samplesFolder: string;
  readonly host: string;
  /** 0 for any free one; null for the default or the next free one. */
  readonly port: number | null;
  /** Folder to open, absolute. */
  readonly workspace: string | null;
  /** Path of ShellCheck, `off` for none; null for the one on the PATH. */
  readonly shellCheck: string | null;
  readonly access: EngineAccess;
  readonly log: Logger;
}

export interface RunningServer {
  readonly port: number;
  /** Address with the token, for the person who started it. */
  readonly url: string;
  readonly token: string;
  /** Stops listening, ends builds and streams, closes the database. A second call waits for the first. */
  close(): Promise<void>;
}

export type Started =
  | { readonly ok: true; readonly server: RunningServer }
  /** It cannot listen there, in the system's own words. */
  | { readonly ok: false; readonly code: string; readonly message: string };

/** How long open requests may take to end when the server stops, in ms. */
const closePatienceMs = 500;

interface KeptSettings {
  readonly builds: BuildSettings;
  readonly rules: readonly RegistryHostRule[];
}

/** All that runs builds and keeps their records. */
function buildServices(
  { dataFolder, access, log }: ServerSettings,
  database: Database,
  settings: BuildSettings,
  credentials: BuildsOptions['credentials'],
) {
  const lock = takeServerLock(dataFolder);
  const messages = createBuildMessages();
  const ownImages = createOwnImages({ database, access, log });
  const recorder = createRecorder({ database, dataFolder, access, lock, log });
  const common = { database, dataFolder, access, messages, recorder, ownImages };
  const concurrency = (): number => upkeep.settings().concurrency;
  const builds = createBuilds({ ...common, lock, log, credentials, concurrency });
  const records = createRecords(common);
  const upkeep = createUpkeep({
    database,
    dataFolder,
    settings,
    remove: (id) => records.delete(id),
    changed: () => builds.refresh(),
  });
  recorder.onComplete(upkeep.tidy);
  return { lock, messages, builds, records, upkeep, ownImages };
}

function services(settings: ServerSettings, database: Database, kept: KeptSettings) {
  const { dataFolder, access, log } = settings;
  const registries = createRegistryServices({ access, database, rules: kept.rules });
  const { transfers } = registries;
  const { credentials } = registries.logins;
  const building = buildServices(settings, database, kept.builds, credentials);
  const { builds, messages, ownImages } = building;
  const workspaces = createWorkspaces({
    database,
    dataFolder,
    samplesFolder: settings.samplesFolder,
    initialPath: settings.workspace,
  });
  const watcher = createWorkspaceWatcher();
  const changes = {
    images: createChangeWatcher(access, 'watchImages'),
    containers: createChangeWatcher(access, 'watchContainers'),
  };
  const streams = createStreams({
    access,
    builds,
    messages,
    workspaces,
    watcher,
    ...changes,
    transfers,
  });
  const imageFolders = createImageFolders(access);
  const stageFiles = createStageFiles(access, imageFolders, log, credentials);
  const containers = createContainers(access, { workspaces, environment: process.env });
  const stepRuns = createStepRuns({ access, database, workspaces, containers, credentials });
  const labels = ownLabels(dataFolder, building.lock);
  const stepStates = createStepStates({ access, folders: imageFolders, credentials, labels });
  const imageLayers = createImageLayers(access, createLayerStore(dataFolder));
  const folders = { imageFolders, imageLayers, stageFiles };
  const cleanUp = async (engine: Engine): Promise<void> => {
    await ownImages.tidy();
    await containers.sweep();
    await removeLostStates(engine, dataFolder, building.lock);
    await removeLostToolboxes(engine, dataFolder, building.lock);
    await removeLeftovers(engine, Date.now());
  };
  const stopCleaning = atFirstEngine(access, cleanUp, (err) => log.error({ err }));
  const close = (): void => {
    changes.images.close();
    changes.containers.close();
    stopCleaning();
  };
  const live = { watcher, streams, close };
  const sessions = createSessions({ access, layers: imageLayers, workspaces, credentials });
  const terminals = createTerminals();
  const archives = createTransfers(access);
  const scriptChecks = createScriptChecks(shellCheckFinder(settings.shellCheck), (err) =>
    log.error({ err }),
  );
  const run = { containers, stepRuns, stepStates, sessions, archives, terminals };
  return { ...building, workspaces, live, folders, registries, labels, scriptChecks, ...run };
}

type Services = ReturnType<typeof services>;

/** Puts every endpoint on the router. */
function putRoutes(router: Router, all: Services, access: EngineAccess, database: Database): void {
  const { builds, containers, folders, live, registries, workspaces } = all;
  engineRoutes(router, access, folders.imageFolders);
  imageRoutes(router, access, database, all.archives);
  layerRoutes(router, folders.imageLayers, access);
  layerReportRoutes(router, folders.imageLayers, access, database);
  stageFileRoutes(router, folders.stageFiles, workspaces);
  containerRoutes(router, containers, access);
  containerFileRoutes(router, access, all.archives, all.sessions);
  stepRunRoutes(router, all.stepRuns);
  const { stepStates: states, sessions, labels } = all;
  terminalRoutes(router, all.terminals, access, { states, sessions, labels });
  stepStateRoutes(router, all.stepStates, workspaces);
  sessionRoutes(router, all.sessions);
  registryRoutes(router, { ...registries, access });
  transferRoutes(router, registries.transfers, registries.browser);
  workspaceRoutes(router, workspaces);
  lintRoutes(router, all.scriptChecks);
  buildRoutes(router, { builds, workspaces, access });
  recordRoutes(router, { ...all, database });
  buildEventRoutes(router, builds);
  buildLogRoutes(router, builds);
  presetRoutes(router, database, workspaces);
  streamRoutes(router, live.streams);
}

/** Ends what goes on beside HTTP. */
async function closeServices(all: Services, database: Database): Promise<void> {
  const { lock, builds, live, folders, containers, registries } = all;
  live.close();
  const { imageFolders, imageLayers, stageFiles } = folders;
  imageLayers.close();
  await Promise.all([
    registries.transfers.close(),
    builds.shutdown(),
    imageFolders.close(),
    stageFiles.close(),
    containers.close(),
    all.stepStates.closeAll(),
  ]);
  await live.watcher.close();
  await database.destroy();
  lock.release();
}

/** Brings the server up: data folder, database, services, HTTP. */
export async function startServer(settings: ServerSettings): Promise<Started> {
  const { dataFolder, host, access, log } = settings;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const [token, database] = await Promise.all([loadToken(dataFolder), openDatabase(dataFolder)]);
  const [kept, rules] = await Promise.all([
    readBuildSettings(database),
    readRegistryRules(database),
  ]);
  const all = services(settings, database, { builds: kept, rules });
  const { builds, workspaces, live, containers } = all;
  const { streams } = live;

  await builds.recover();
  await all.upkeep.tidy();
  if (settings.workspace !== null) await workspaces.open({ path: settings.workspace });

  // Which Host headers are right is known once it listens; until then nobody is answered.
  let handler: RequestListener = (_request, response) => response.writeHead(503).end();
  const { server, listening } = await listen(
    (request, response) => handler(request, response),
    host,
    settings.port,
  );
  if (!listening.ok) {
    await closeServices(all, database);
    return listening;
  }
  const { port } = listening;
  const gate = { token, port, hosts: allowedHosts(host, port) };
  const sockets = createSockets(gate, terminalSockets(all.terminals));
  server.on('upgrade', sockets.upgrade);
  handler = createApplication({
    gate,
    log,
    webFolder: settings.webFolder,
    routes: (router) => putRoutes(router, all, access, database),
  });

  async function closeAll(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    // Before the terminals: pages are to hear that the server goes.
    sockets.close();
    await builds.shutdown();
    const running = [containers.close(), all.stepStates.closeAll(), all.terminals.shutdown()];
    await Promise.all([streams.close(), ...running]);
    server.closeIdleConnections();
    const timer = setTimeout(() => server.closeAllConnections(), closePatienceMs);
    await closed;
    clearTimeout(timer);
    await closeServices(all, database);
  }

  let closing: Promise<void> | null = null;
  const url = `http://${printableHost(host)}:${port}/?token=${token}`;
  return { ok: true, server: { port, token, url, close: () => (closing ??= closeAll()) } };
}
