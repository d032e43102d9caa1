import { compileIgnore, type IgnoreRules } from '@stagecraft/dockerfile';
import type { Completion } from '../service.ts';
import { item, replaceSpan, type Ask } from './ask.ts';
import type { Part } from './stages.ts';

/** How paths are written where the cursor is. */
export type PathStyle = 'words' | 'json' | 'mount';

interface Ignore {
  readonly path: string;
  readonly rules: IgnoreRules;
}

/** Entries of the folder of the build context that is being written; what an ignore rule leaves out comes last. */
export function contextPaths(
  ask: Ask,
  instruction: number,
  part: Part,
  style: PathStyle,
  rank = 0,
): readonly Completion[] {
  const slash = part.typed.lastIndexOf('/') + 1;
  const folder = contextFolder(ask, instruction, part.typed.slice(0, slash));
  if (folder === null) return [];
  const entries = ask.facts.get({ kind: 'folder', path: folder })?.entries ?? [];
  const ignore = entries.length === 0 ? null : readIgnore(ask);
  const span = replaceSpan(ask, part.start + slash, /[^\s,"'/$]*\/?/);
  return entries.map((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const label = entry.folder ? `${entry.name}/` : entry.name;
    const why = leftOutBy(ask, ignore, path, entry.folder) ?? cannotBeWritten(ask, path, style);
    const base = item(entry.folder ? 'folder' : 'file', label, span, rank, {
      insert: escaped(label, style, ask.input.model.escape),
      ...(entry.folder ? { again: true } : {}),
    });
    const dotted = entry.name.startsWith('.') ? 10 : 0;
    const order = rank + dotted + (why === null ? 0 : 1000);
    const sort = `${String(order).padStart(4, '0')} ${label}`;
    return why === null ? { ...base, sort } : { ...base, sort, detail: why, discouraged: true };
  });
}

/** The folder from the context's root, `''` for the root; null when it can't be known or can't be left. */
function contextFolder(ask: Ask, instruction: number, typed: string): string | null {
  const written = typed.includes('$') ? ask.resolver.expand(instruction, typed).value : typed;
  if (written === null || /[*?[\\"']|:\/\//.test(written)) return null;
  const parts = written.split('/').filter((part) => part !== '' && part !== '.');
  return parts.includes('..') ? null : parts.join('/');
}

function readIgnore(ask: Ask): Ignore | null {
  const fact = ask.facts.get({ kind: 'ignore', dockerfile: ask.input.path });
  if (fact === null || fact.path === null) return null;
  return { path: fact.path, rules: compileIgnore(fact.text) };
}

function leftOutBy(ask: Ask, ignore: Ignore | null, path: string, folder: boolean): string | null {
  if (ignore === null || !ignore.rules.ignores(path)) return null;
  if (folder && ignore.rules.mayContainIncluded(path)) return null;
  const line = (ignore.rules.decidedBy(path) ?? 0) + 1;
  return ask.say({
    en: `ignored by ${ignore.path}, line ${line}`,
    'zh-CN': `被 ${ignore.path} 第 ${line} 行排除`,
  });
}

/** Words end at spaces, whatever quotes say. */
function cannotBeWritten(ask: Ask, path: string, style: PathStyle): string | null {
  if (style !== 'words' || !/\s/u.test(path)) return null;
  return ask.say({
    en: 'has a space: needs the JSON form',
    'zh-CN': '含有空格：需要使用 JSON 形式',
  });
}

/** `[` would begin a pattern, `$` a variable. */
function escaped(name: string, style: PathStyle, escape: string): string {
  if (style === 'mount') return name;
  const pattern = name.replaceAll('[', '[[]').replaceAll('$', `${escape}$`);
  return style === 'json' ? JSON.stringify(pattern).slice(1, -1) : pattern;
}
