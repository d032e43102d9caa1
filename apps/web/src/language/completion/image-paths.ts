import { normalizeReference, type Stage, type Text } from '@stagecraft/dockerfile';
import type { Completion } from '../service.ts';
import { item, replaceSpan, type Ask } from './ask.ts';
import { stagePaths } from './stage-folders.ts';
import { contextNames, type Part } from './stages.ts';

/** What `--from` or a mount's `from` names. */
export interface FromName {
  readonly from: string;
  /** The stage that takes. */
  readonly stage: number;
  /** Whether a number is a stage's index. */
  readonly index: boolean;
}

const TAIL = /[^\s,"']*/;

/**
 * Paths in an earlier stage or an image: the entries of the folder that is being written, as far as the
 * engine has the image, and what the stage's text names.
 */
export function pathsIn(ask: Ask, name: FromName, part: Part): readonly Completion[] {
  const stage = stageOf(ask, name);
  const named = stage === null ? [] : namedIn(ask, stage, part);
  const known = new Set(named.map(({ label }) => label));
  const slash = part.typed.lastIndexOf('/') + 1;
  const folder = part.typed.slice(0, slash);
  const listed = entries(ask, imageOf(ask, name, stage), folder, part.start + slash);
  const isNew = (label: string): boolean => !known.has(`${folder}${label}`.replace(/\/$/, ''));
  return [...named, ...listed.filter(({ label }) => isNew(label))];
}

/** The last earlier stage of that name, in any case. */
function stageOf(ask: Ask, { from, stage, index }: FromName): Stage | null {
  const { stages } = ask.input.graph;
  if (index && /^\d+$/.test(from)) {
    const found = stages[Number(from)];
    return found !== undefined && found.index < stage ? found : null;
  }
  const earlier = stages.slice(0, stage);
  return earlier.findLast(({ name }) => name === from.toLowerCase()) ?? null;
}

function imageOf(ask: Ask, { from, index }: FromName, stage: Stage | null): string | null {
  if (stage !== null) {
    const builds = ask.facts.get({ kind: 'builds', dockerfile: ask.input.path });
    return builds?.stages[stage.id]?.image ?? null;
  }
  if (from.includes('$') || (index && /^\d+$/.test(from))) return null;
  if (contextNames(ask).includes(from)) return null;
  return normalizeReference(from).ok ? from : null;
}

function entries(
  ask: Ask,
  image: string | null,
  folder: string,
  start: number,
): readonly Completion[] {
  if (image === null || /[*?[$"']/.test(folder)) return [];
  const path = `/${folder}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
  const listed = ask.facts.get({ kind: 'imageFolder', ref: image, path })?.entries ?? [];
  const span = replaceSpan(ask, start, /[^\s,"'/$]*\/?/);
  const root = folder === '' ? '/' : '';
  return listed
    .filter(({ name }) => !/\s/u.test(name))
    .map((entry) => {
      const label = `${root}${entry.name}${entry.folder ? '/' : ''}`;
      const base = item(entry.folder ? 'folder' : 'file', label, span, 100);
      return entry.folder ? { ...base, again: true as const } : base;
    });
}

function namedIn(ask: Ask, stage: Stage, part: Part): readonly Completion[] {
  const { named } = stagePaths(ask, stage.index);
  const span = replaceSpan(ask, part.start, TAIL);
  const called = stage.name ?? String(stage.index);
  const text: Text = { en: `named in stage ${called}`, 'zh-CN': `阶段 ${called} 中出现过` };
  return named
    .filter(({ path }) => path.startsWith(part.typed) || !part.typed.startsWith('/'))
    .map(({ path, folder }, index) =>
      item(folder ? 'folder' : 'file', path, span, index, { detail: ask.say(text) }),
    );
}
