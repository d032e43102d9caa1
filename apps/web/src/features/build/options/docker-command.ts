import type { BuildOptions } from '@stagecraft/contracts';

/** The `docker build` command that does what the options ask for, run in the workspace's folder. */
export function dockerBuildCommand(options: BuildOptions): string {
  const words = ['docker', 'build'];
  if (options.dockerfile !== 'Dockerfile') words.push('-f', options.dockerfile);
  for (const tag of options.tags) words.push('-t', tag);
  if (options.target !== null) words.push('--target', options.target);
  for (const [name, value] of Object.entries(options.buildArgs)) {
    words.push('--build-arg', `${name}=${value}`);
  }
  if (options.noCache) words.push('--no-cache');
  if (options.pull) words.push('--pull');
  if (options.platform !== null) words.push('--platform', options.platform);
  words.push('.');
  return words.map(shellQuote).join(' ');
}

/** One word for a POSIX shell (IEEE Std 1003.1, 2.2.2): single quotes keep everything but themselves. */
export function shellQuote(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
