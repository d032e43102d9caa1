import { readHeredocWord } from '../../parse/heredocs.ts';
import { say } from '../../problems/problem.ts';
import { isSpace } from '../../text/chars.ts';
import type { DockerfileModel } from '../../types.ts';
import { refuse, type Refused } from '../refuse.ts';
import { inFileCase } from '../style.ts';

/** What a COPY says; paths and flags are as the Dockerfile has them: `$VAR` expands. */
export interface CopyWords {
  /** Null for the build context. */
  readonly from: string | null;
  /** Others than --from. */
  readonly flags: readonly string[];
  readonly sources: readonly string[];
  readonly destination: string;
}

/**
 * A COPY line (with `\n`), as a JSON array where a path needs that. Several sources go into a folder, so
 * the destination gets the `/` that BuildKit asks for.
 */
export function writeCopy(model: DockerfileModel, words: CopyWords): string {
  const { from, flags, sources, destination } = words;
  const folder = sources.length > 1 && !/(?:^|\/)\.{0,2}$/.test(destination);
  const paths = [...sources, folder ? `${destination}/` : destination];
  const list = paths.some(needsJson)
    ? `[${paths.map((path) => JSON.stringify(path)).join(', ')}]`
    : paths.join(' ');
  const head = [inFileCase(model, 'COPY'), ...(from === null ? [] : [`--from=${from}`]), ...flags];
  return `${head.join(' ')} ${list}\n`;
}

/** Whether words can't hold the path: it would be split, or read as a flag, array or here-document. */
function needsJson(path: string): boolean {
  if (/^(?:--|\[|#)/.test(path) || /[\\`]$/.test(path)) return true;
  if (readHeredocWord(path) !== null) return true;
  return hasSpace(path);
}

/** Why these words make no COPY, or null. */
export function copyRefusal({ flags, sources, destination }: CopyWords): Refused | null {
  const paths = [...sources, destination];
  if (sources.length === 0 || paths.some((path) => path === '' || /[\n\r\0]/.test(path))) {
    return refuse(
      'no-path',
      say(
        'COPY needs at least one source path and a destination, each on one line.',
        'COPY 至少需要一个源路径和一个目标路径，且路径中不能换行。',
      ),
    );
  }
  const bad = flags.find((flag) => !isFlag(flag));
  if (bad === undefined) return null;
  return refuse(
    'bad-flag',
    say(
      `${bad} is no flag that can be put here. Write it like --chown=app; the source goes by the edge.`,
      `${bad} 不能作为标志写在这里。请写成 --chown=app 的形式；来源由连线决定。`,
    ),
  );
}

function isFlag(flag: string): boolean {
  if (!/^--[a-z]/.test(flag) || flag.startsWith('--from=')) return false;
  return !hasSpace(flag);
}

function hasSpace(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (isSpace(text.charCodeAt(at))) return true;
  return false;
}
