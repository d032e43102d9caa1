import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dataFolderOf } from './app/data-folder.ts';
import { openLog } from './app/log.ts';
import { runBuildCommand } from './command-line/build-command.ts';
import { runLayersCommand } from './command-line/layers/command.ts';
import { runReportCommand } from './command-line/report-command.ts';
import { discoverEngine } from './engine/discover.ts';
import { createDockerEngine } from './engine/docker/docker-engine.ts';
import { createEngineMonitor } from './engine/monitor.ts';

/** `stagecraft build`, `layers` and `report`: what needs engine and records, without the page. */
const { env, stdout, stderr } = process;

function chooseLanguage(): 'en' | 'zh-CN' {
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value);
  return locale?.toLowerCase().startsWith('zh') === true ? 'zh-CN' : 'en';
}

async function findEngine(endpoint: string | null) {
  const monitor = createEngineMonitor({
    discover: () =>
      discoverEngine({
        option: endpoint,
        privateEngine: false,
        env,
        home: homedir(),
        platform: process.platform,
      }),
    connect: ({ endpoint: found, certPath }) => createDockerEngine(found, { certPath }),
  });
  await monitor.ready;
  return monitor;
}

stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Nobody reads any more (`| head`): the build goes on, as docker's does.
  if (error.code !== 'EPIPE') throw error;
});

const dataFolder = dataFolderOf(env);
mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
const [command, ...words] = process.argv.slice(2);
const common = {
  words,
  // npm starts scripts in the project's folder; paths are meant from where the person stands.
  folder:
    env['npm_lifecycle_event'] === 'stagecraft' ? (env.INIT_CWD ?? process.cwd()) : process.cwd(),
  language: chooseLanguage(),
  dataFolder,
};

const report = () =>
  runReportCommand({
    ...common,
    out: stdout,
    err: (text) => void stderr.write(text),
    findEngine: () => findEngine(null),
  });

const layers = () =>
  runLayersCommand({
    ...common,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    terminal: stderr.isTTY,
    findEngine,
  });

const build = () =>
  runBuildCommand({
    ...common,
    env,
    log: openLog(dataFolder, env.STAGECRAFT_LOG ?? 'info'),
    terminal: {
      out: (text) => void stdout.write(text),
      err: (text) => void stderr.write(text),
      screen: () => (stderr.isTTY ? { columns: stderr.columns, rows: stderr.rows } : null),
      colour: stderr.isTTY && !env['NO_COLOR'],
    },
    findEngine,
    onInterrupt(stop) {
      let asked = false;
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.on(signal, () => {
          if (asked) process.exit(130);
          asked = true;
          stop();
        });
      }
    },
  });

const commands: Readonly<Record<string, () => Promise<number>>> = { build, layers, report };
process.exit(await (commands[command ?? ''] ?? build)());
