import { mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { openLog } from './app/log.ts';
import { parseArguments, usage } from './app/options.ts';
import type { ServerOptions } from './app/options.ts';
import { startServer } from './app/server.ts';
import type { RunningServer } from './app/server.ts';
import { discoverEngine } from './engine/discover.ts';
import { createDockerEngine } from './engine/docker/docker-engine.ts';
import { createEngineMonitor } from './engine/monitor.ts';
import type { EngineMonitor } from './engine/monitor.ts';
import { isLoopback } from './security/hosts.ts';
import packageJson from '../package.json' with { type: 'json' };

/** The repository, seen from `src` and from `dist` alike. */
function inRepository(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}

function say(message: string): void {
  process.stderr.write(`${message}\n`);
}

function watchEngine(options: ServerOptions): EngineMonitor {
  return createEngineMonitor({
    discover: () =>
      discoverEngine({
        option: options.engine,
        privateEngine: options.privateEngine,
        env: process.env,
        home: homedir(),
        platform: process.platform,
      }),
    connect: ({ endpoint, certPath }) => createDockerEngine(endpoint, { certPath }),
  });
}

/** Ends the server once on the first signal; a second one ends the process at once. */
function closeOnSignal(server: RunningServer, monitor: EngineMonitor): void {
  let closing = false;
  const close = async (): Promise<void> => {
    if (closing) process.exit(1);
    closing = true;
    await server.close();
    monitor.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void close());
  }
}

/** A bug that nobody caught: noted, then the end; the next start marks running builds as interrupted. */
function endOnBug(log: Logger): void {
  process.on('uncaughtException', (err) => {
    log.fatal({ err });
    say('Stagecraft made a mistake and has to stop; see server.log in its data folder.');
    process.exit(1);
  });
}

function warnings(options: ServerOptions): void {
  if (!isLoopback(options.host)) {
    say(
      `Warning: listening on ${options.host}: whoever has the address with its token can edit the` +
        ' opened folders and use the Docker Engine, which means root on this machine. The' +
        ' connection is not encrypted.',
    );
  }
}

async function run(options: ServerOptions): Promise<number | null> {
  if (options.workspace !== null) {
    const stats = statSync(options.workspace, { throwIfNoEntry: false });
    if (stats?.isDirectory() !== true) {
      say(`${options.workspace} is not a folder. Give the path of a folder to open.`);
      return 2;
    }
  }
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 });
  const log = openLog(options.dataFolder, process.env.STAGECRAFT_LOG ?? 'info');
  endOnBug(log);
  const monitor = watchEngine(options);
  const started = await startServer({
    dataFolder: options.dataFolder,
    webFolder: options.web ?? inRepository('apps/web/dist'),
    samplesFolder: inRepository('samples'),
    host: options.host,
    port: options.port,
    workspace: options.workspace,
    shellCheck: options.shellCheck,
    access: monitor,
    log,
  });
  if (!started.ok) {
    monitor.close();
    say(`Cannot listen on ${options.host}: ${started.message}. Choose another --port or --host.`);
    return 1;
  }
  closeOnSignal(started.server, monitor);
  warnings(options);
  process.stdout.write(`Stagecraft is ready: ${started.server.url}\n`);
  return null;
}

const parsed = parseArguments(process.argv.slice(2), process.env);
if (parsed.kind === 'run') {
  const code = await run(parsed.options);
  // The engine's monitor and open files would keep the process alive.
  if (code !== null) process.exit(code);
} else if (parsed.kind === 'wrong') {
  say(`${parsed.message}. See --help.`);
  process.exitCode = 2;
} else {
  process.stdout.write(parsed.kind === 'help' ? usage : `${packageJson.version}\n`);
}
