import type { LogChunk } from '../types.ts';
import { stripAnsi } from './ansi.ts';

/** Chunks at the end of a log that are looked at. */
const tail = 20;

/**
 * The last lines of a step's output that say something, as plain text without escape sequences; of a
 * line that was started over (carriage return) what it said last.
 *
 * @param count of lines, at most
 * @returns oldest first; none when it printed nothing
 */
export function lastLines(log: readonly LogChunk[], count: number): readonly string[] {
  const text = log
    .slice(-tail)
    .map((chunk) => chunk.text)
    .join('');
  return text
    .split('\n')
    .map((line) => {
      const said = line.trimEnd();
      return stripAnsi(said.slice(said.lastIndexOf('\r') + 1)).trimEnd();
    })
    .filter((line) => line !== '')
    .slice(-count);
}
