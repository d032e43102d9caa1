// `npm run stagecraft -- COMMAND …`: the command line, set up and built first where that is needed.
import './bootstrap/node-version.mjs';
import { pathToFileURL } from 'node:url';
import { ensureCommandLine, ensureServerCommand } from './bootstrap/build.mjs';
import { ensureDependencies } from './bootstrap/dependencies.mjs';

/** Standard output is the command's. @param {string} line */
const log = (line) => console.error(line);
const { signal } = new AbortController();

/** @type {string | null} */
let program = null;
try {
  await ensureDependencies(log, signal);
  // These need the engine and the records, which are the server's.
  program = ['build', 'layers', 'report'].includes(process.argv[2] ?? '')
    ? await ensureServerCommand(log, signal)
    : await ensureCommandLine(log, signal);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
if (program !== null) await import(pathToFileURL(program).href);
