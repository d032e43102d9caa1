import { lineOf } from '@stagecraft/dockerfile';
import type { Language } from '@stagecraft/contracts';
import type { Notice } from '../../language/lint/types.ts';
import type { CheckedText } from '../../state/document-slice.types.ts';

/** What the list is arranged by. */
export type Grouping = 'none' | 'severity' | 'rule' | 'stage' | 'file';

/** A notice, and the text that its places count in. */
export interface Found {
  readonly notice: Notice;
  readonly text: Pick<CheckedText, 'path' | 'model'>;
}

/** Notices that belong together; `key` names the group in its grouping. */
export interface FoundGroup {
  readonly key: string;
  readonly found: readonly Found[];
}

const SEVERITIES = ['error', 'warning', 'info', 'style'] as const;

/** All that was found in texts, in their order. */
export function foundIn(texts: readonly CheckedText[]): readonly Found[] {
  return texts.flatMap((text) => text.notices.map((notice) => ({ notice, text })));
}

/**
 * Notices in groups: severities with the worst first, stages and files in their order, rules by how often
 * they speak.
 */
export function groupFound(found: readonly Found[], by: Grouping): readonly FoundGroup[] {
  if (by === 'none') return [{ key: '', found }];
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const key = keyOf(one, by);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  const all = [...groups].map(([key, own]) => ({ key, found: own }));
  if (by === 'file') return all;
  return all.toSorted((a, b) => orderOf(a, by) - orderOf(b, by) || (a.key < b.key ? -1 : 1));
}

function keyOf({ notice, text }: Found, by: Grouping): string {
  const { severity, code, stage, instruction } = notice;
  if (by === 'file') return text.path;
  if (by === 'severity') return severity;
  if (by === 'rule') return code;
  if (stage !== null) return String(stage);
  return instruction === null ? 'file' : 'before';
}

function orderOf({ key, found }: FoundGroup, by: Grouping): number {
  if (by === 'severity') return SEVERITIES.findIndex((severity) => severity === key);
  if (by === 'rule') return -found.length;
  if (key === 'file') return -2;
  return key === 'before' ? -1 : Number(key);
}

/**
 * Those that have all words of a filter in their sentence, their names, their line number, or in their
 * file's path where there are several.
 */
export function filterFound(
  found: readonly Found[],
  filter: string,
  language: Language,
): readonly Found[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return found;
  const isOfMany = new Set(found.map(({ text }) => text.path)).size > 1;
  return found.filter(({ notice, text }) => {
    const { code, aliases, message, hint, span } = notice;
    const line = String(lineOf(text.model, span.start) + 1);
    const texts = [
      code,
      ...aliases,
      message[language],
      hint?.[language] ?? '',
      isOfMany ? text.path : '',
    ];
    const all = texts.join(' ').toLowerCase();
    return words.every((word) => word === line || all.includes(word));
  });
}
