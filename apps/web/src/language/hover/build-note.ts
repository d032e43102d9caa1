import type { Language } from '@stagecraft/contracts';
import { formatAgo, formatBytes, formatDuration } from '../../ui/format.ts';
import type { BuildNote } from '../facts.ts';
import type { FeatureInput } from '../feature.ts';
import type { Markdown } from '../service.ts';
import { hoverWords } from './words.ts';

/** What the last build showed of an instruction; null when it showed nothing. */
export function buildNote(input: FeatureInput, instruction: string): Markdown | null {
  const note = noteOf(input, instruction);
  if (note === null) return null;
  const words = hoverWords[input.language];
  const separator = input.language === 'zh-CN' ? '，' : ', ';
  const told = noteParts(note, input.language).join(separator);
  return `*${words.lastBuild}* (${formatAgo(note.at, input.language)}): ${told}`;
}

/** The last build's note of an instruction; null when there is none. */
export function noteOf(input: FeatureInput, instruction: string): BuildNote | null {
  const builds = input.facts.get({ kind: 'builds', dockerfile: input.path });
  if (builds === null || !Object.hasOwn(builds.instructions, instruction)) return null;
  return builds.instructions[instruction] ?? null;
}

/** `took 3.4 s`, `layer 12 MB`. */
export function noteParts(note: BuildNote, language: Language): string[] {
  const words = hoverWords[language];
  const parts: string[] = [];
  const duration = note.durationMs === null ? null : formatDuration(note.durationMs, language);
  if (note.phase === 'cached') parts.push(words.cached);
  else if (note.phase === 'failed') {
    parts.push(duration === null ? words.failed : words.failedAfter(duration));
  } else if (duration !== null) parts.push(words.took(duration));
  if (note.bytes !== null) parts.push(words.layer(formatBytes(note.bytes, language)));
  return parts;
}
