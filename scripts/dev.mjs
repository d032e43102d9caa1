// `npm run dev [-- PATH]`: the web app with hot reload and the server restarted on every change, behind one address.
import './bootstrap/node-version.mjs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { withLifetime } from './lib/lifetime.mjs';
import { dataFolder, root, userFolder } from './lib/paths.mjs';
import { bound, endGroup, toolEnvironment } from './lib/process.mjs';

const serverPort = process.env['STAGECRAFT_DEV_SERVER_PORT'] ?? '4737';
const webPort = process.env['STAGECRAFT_DEV_PORT'] ?? '5173';

/**
 * @param {readonly string[]} command
 * @param {string} cwd
 * @param {(text: string) => string} rewrite What of its output is shown.
 * @param {import('./lib/lifetime.mjs').Lifetime} life
 */
function runTool(command, cwd, rewrite, { signal }) {
  const [program = '', ...args] = [...bound, ...command];
  const child = spawn(program, args, {
    cwd,
    env: {
      ...toolEnvironment(),
      STAGECRAFT_HOME: dataFolder(),
      STAGECRAFT_API: `http://127.0.0.1:${serverPort}`,
    },
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  child.stdout.on('data', (chunk) => process.stdout.write(rewrite(String(chunk))));
  signal.addEventListener('abort', () => void endGroup(child.pid, ended), { once: true });
  return ended;
}

await withLifetime(async (life) => {
  await ensureDependencies((line) => console.log(line), life.signal);
  const vite = runTool(
    ['vite', '--port', webPort, '--logLevel', 'warn'],
    join(root, 'apps/web'),
    (text) => text,
    life,
  );
  const main = join(root, 'apps/server/src/main.ts');
  const server = runTool(
    ['tsx', 'watch', '--clear-screen=false', main, ...process.argv.slice(2), '--port', serverPort],
    userFolder,
    // The token's exchange and the API reach the server through Vite: the page has one address.
    (text) => text.replaceAll(`:${serverPort}/`, `:${webPort}/`),
    life,
  );
  // Either without the other is of no use.
  const code = await Promise.race([vite, server]);
  process.kill(process.pid, 'SIGTERM');
  await Promise.all([vite, server]);
  return code;
});
