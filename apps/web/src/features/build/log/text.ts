import { stripAnsi, type LogLine } from '@stagecraft/build-trace';
import type { LogLayout } from './layout.ts';

/** The whole log as plain text: a `=> name` line for each step, its lines, its error. */
export function logText(layout: LogLayout): string {
  const parts: string[] = [];
  for (const section of layout.sections) {
    const { step } = section;
    const time = step.durationMs === null ? '' : ` ${(step.durationMs / 1000).toFixed(1)}s`;
    parts.push(`=> ${step.name} [${step.phase}]${time}`);
    // Lines that only the server has are in the download.
    if (section.log.first > 0) parts.push(`[… ${String(section.log.first)}]`);
    for (const line of section.log.lines) parts.push(stripAnsi(line.raw));
    for (const line of section.errorLines) parts.push(`ERROR: ${line}`);
  }
  return parts.length === 0 ? '' : `${parts.join('\n')}\n`;
}

/** Some lines as plain text. */
export function linesText(lines: readonly LogLine[]): string {
  return lines.map((line) => `${stripAnsi(line.raw)}\n`).join('');
}
