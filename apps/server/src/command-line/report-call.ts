import type { LocalizedText } from '@stagecraft/contracts';
import { reportTexts as texts } from './report-texts.ts';

/** What a call of `stagecraft report` asks for. */
export interface ReportCall {
  /** Null for the build that was started last. */
  readonly id: string | null;
  /** File to write, `-` for standard output; null for one that is named after the build. */
  readonly file: string | null;
}

export type ReadReportCall =
  | { readonly ok: true; readonly call: ReportCall | 'help' }
  | { readonly ok: false; readonly reason: LocalizedText };

/** Reads the words after `stagecraft report`: `latest` or a build's id, and where it goes. */
export function readReportCall(words: readonly string[]): ReadReportCall {
  if (words.includes('--help') || words.includes('-h')) return { ok: true, call: 'help' };
  const ids: string[] = [];
  let file: string | null = null;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '-o' || word === '--output') {
      file = words[(at += 1)] ?? '';
      if (file === '') return { ok: false, reason: texts.noFile };
    } else if (word.startsWith('--output=')) file = word.slice('--output='.length);
    else if (word.startsWith('-')) return { ok: false, reason: texts.unknownFlag(word) };
    else ids.push(word);
  }
  const [id = 'latest', another] = ids;
  if (another !== undefined) return { ok: false, reason: texts.oneBuild };
  return { ok: true, call: { id: id === 'latest' ? null : id, file } };
}
