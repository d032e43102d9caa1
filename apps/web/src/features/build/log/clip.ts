import { stripAnsi } from '@stagecraft/build-trace';

/**
 * What BuildKit writes where it leaves out output: the limit, and whether it is one of speed.
 * Source: `clipLimit` in moby/buildkit, util/progress/logs/logs.go.
 */
export function clipOf(raw: string): { readonly limit: string; readonly speed: boolean } | null {
  if (!raw.includes('[output clipped')) return null;
  const limit = /^\[output clipped, log limit (\S+) reached\]$/.exec(stripAnsi(raw))?.[1];
  return limit === undefined ? null : { limit, speed: limit.endsWith('/s') };
}

/**
 * A command for a POSIX shell that runs a step's command by itself.
 * @param stepName BuildKit's, e.g. `[build 2/4] RUN make`
 * @param dockerfile its path, from the build context
 * @param line 0-based, of the instruction
 * @returns null where the name is no whole RUN instruction
 */
export function runCommand(stepName: string, dockerfile: string, line: number): string | null {
  const command = /^(?:\[[^\]]*\] )?RUN (?:--\S+ )*([^]+)$/.exec(stepName)?.[1];
  if (command === undefined || command.includes('<<')) return null;
  const above = `head -n ${String(line)} ${quoted(dockerfile)} | docker build -q -f - .`;
  return `docker run --rm "$(${above})" sh -c ${quoted(command)}`;
}

function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
