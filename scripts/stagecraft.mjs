// `npm run stagecraft -- COMMAND …`: the command line, set up and built first where that is needed.
import './bootstrap/node-version.mjs';
import { pathToFileURL } from 'node:url';
import { ensureBuildCommand, ensureCommandLine } from './bootstrap/build.mjs';
import { ensureDependencies } from './bootstrap/dependencies.mjs';

/** Standard output is the command's. @param {string} line */
const log = (line) => console.error(line);
const { signal } = new AbortController();

/** @type {string | null} */
let program = null;
try {
  await ensureDependencies(log, signal);
  // Building needs the engine and the records, which are the server's.
  if (process.argv[2] === 'build') {
    program = await ensureBuildCommand(log, signal);
    process.argv.splice(2, 1);
  } else program = await ensureCommandLine(log, signal);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
if (program !== null) await import(pathToFileURL(program).href);
