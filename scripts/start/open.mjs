import { spawn } from 'node:child_process';

/** @param {string} url @returns {readonly string[] | null} */
function opener(url) {
  const { env, platform } = process;
  if (env['CI']) return null;
  if (platform === 'darwin') return ['open', url];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open', url] : null;
}

/**
 * Opens the page where there is a desktop. That it may fail harms nobody: the address is printed.
 * @param {string} url
 */
export function openInBrowser(url) {
  const [command, ...args] = opener(url) ?? [];
  if (!command) return;
  const child = spawn(command, args, { detached: true, stdio: 'ignore' });
  child.on('error', () => {});
  child.unref();
}
