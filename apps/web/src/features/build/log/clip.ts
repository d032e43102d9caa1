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
