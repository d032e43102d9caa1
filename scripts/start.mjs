// `npm start [-- PATH] [options]`: sets up what is missing, finds or brings up an engine, starts the server.
import './bootstrap/node-version.mjs';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './bootstrap/build.mjs';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { withLifetime } from './lib/lifetime.mjs';
import { chooseEngine } from './start/engine.mjs';
import { openInBrowser } from './start/open.mjs';
import { runServer } from './start/server.mjs';

const options = /** @type {const} */ ({
  port: { type: 'string' },
  host: { type: 'string' },
  engine: { type: 'string' },
  'no-open': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
});

const usage = `Usage: npm start [-- [PATH] [--port PORT] [--host ADDRESS] [--engine ENDPOINT] [--no-open]]

PATH              the folder to open; without it, the start page shows recent folders and samples
--port PORT       port to listen on; 0 for any free one
--host ADDRESS    listen on this address instead of 127.0.0.1
--engine ENDPOINT the Docker Engine to use, as in DOCKER_HOST
--no-open         only print the address, open no browser`;

/** @param {string} line */
const log = (line) => console.log(line);

await withLifetime(async ({ signal, onEnd }) => {
  /** @type {ReturnType<typeof parseArgs<{ options: typeof options, allowPositionals: true }>>} */
  let parsed;
  try {
    parsed = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
  const { values, positionals } = parsed;
  if (values.help || positionals.length > 1) {
    console.log(usage);
    return values.help ? 0 : 2;
  }
  await ensureDependencies(log, signal);
  await ensureBuilt(log, signal);
  const engine = await chooseEngine(values.engine, log, signal);
  if (engine.stop) onEnd('the private engine', engine.stop);
  signal.throwIfAborted();
  const args = [
    ...positionals,
    ...(values.port === undefined ? [] : ['--port', values.port]),
    ...(values.host === undefined ? [] : ['--host', values.host]),
    ...engine.serverArguments,
  ];
  const ready = (/** @type {string} */ url) => {
    if (!values['no-open']) openInBrowser(url);
    void engine.stockLater?.().catch((/** @type {unknown} */ error) => {
      if (!signal.aborted) console.error(error);
    });
  };
  return await runServer(args, ready, signal);
});
