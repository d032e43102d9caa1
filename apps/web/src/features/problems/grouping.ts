import type { DockerfileModel } from '@stagecraft/dockerfile';
import { lineOf } from '@stagecraft/dockerfile';
import type { Language } from '@stagecraft/contracts';
import type { Notice } from '../../language/lint/types.ts';

/** What the list is arranged by. */
export type Grouping = 'none' | 'severity' | 'rule' | 'stage';

/** Notices that belong together; `key` names the group in its grouping. */
export interface NoticeGroup {
  readonly key: string;
  readonly notices: readonly Notice[];
}

const SEVERITIES = ['error', 'warning', 'info', 'style'] as const;

/** Notices in groups: severities with the worst first, stages in the file's order, rules by how often they speak. */
export function groupNotices(notices: readonly Notice[], by: Grouping): readonly NoticeGroup[] {
  if (by === 'none') return [{ key: '', notices }];
  const groups = new Map<string, Notice[]>();
  for (const notice of notices) {
    const key = keyOf(notice, by);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [notice]);
    else group.push(notice);
  }
  const found = [...groups].map(([key, own]) => ({ key, notices: own }));
  return found.toSorted((a, b) => orderOf(a, by) - orderOf(b, by) || (a.key < b.key ? -1 : 1));
}

function keyOf({ severity, code, stage, instruction }: Notice, by: Grouping): string {
  if (by === 'severity') return severity;
  if (by === 'rule') return code;
  if (stage !== null) return String(stage);
  return instruction === null ? 'file' : 'before';
}

function orderOf({ key, notices }: NoticeGroup, by: Grouping): number {
  if (by === 'severity') return SEVERITIES.findIndex((severity) => severity === key);
  if (by === 'rule') return -notices.length;
  if (key === 'file') return -2;
  return key === 'before' ? -1 : Number(key);
}

/** Notices that have all words of a filter in their sentence, their names or their line number. */
export function filterNotices(
  notices: readonly Notice[],
  filter: string,
  model: Pick<DockerfileModel, 'lineStarts'>,
  language: Language,
): readonly Notice[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return notices;
  return notices.filter(({ code, aliases, message, hint, span }) => {
    const line = String(lineOf(model, span.start) + 1);
    const texts = [code, ...aliases, message[language], hint?.[language] ?? ''];
    const text = texts.join(' ').toLowerCase();
    return words.every((word) => word === line || text.includes(word));
  });
}
