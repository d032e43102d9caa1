import { buildGraph } from '../../graph/graph.ts';
import { say } from '../../problems/problem.ts';
import { createResolver } from '../../scope/resolver.ts';
import type { Variable } from '../../scope/types.ts';
import type { DockerfileModel, Text } from '../../types.ts';
import type { EditContext } from '../intent.ts';
import type { Refused } from '../refuse.ts';
import { refusals } from './refusals.ts';

/** A variable and the line (1-based, of the text after) that uses it. */
interface Use {
  readonly name: string;
  readonly line: number;
}

/** More than these would not be read. */
const MOST = 5;

/**
 * What rows that come to stand elsewhere, or go, mean for the others: notes about variables that are no
 * longer set where they are used, or have another value there; refused where a FROM would have no image
 * any more. `origin` gives, for each instruction after, its index before; null for a new one.
 */
export function aftermathOf(
  { model, graph, options }: EditContext,
  after: DockerfileModel,
  origin: readonly (number | null)[],
): { readonly ok: true; readonly notes: readonly Text[] } | Refused {
  const nowGraph = buildGraph(after, options);
  const before = createResolver(model, graph, options);
  const now = createResolver(after, nowGraph, options);
  const lost: Use[] = [];
  const changed: Use[] = [];
  for (const { index, firstLine, keyword, stage } of after.instructions) {
    const old = origin[index] ?? null;
    if (old === null) continue;
    for (const name of new Set(now.usesOf(index).map((use) => use.name))) {
      const was = before.scopeAt(old).get(name);
      if (was === undefined || was.definition === null) continue;
      const is = now.scopeAt(index).get(name);
      if (is !== undefined && isSame(was, is)) continue;
      (is === undefined ? lost : changed).push({ name, line: firstLine + 1 });
      const known = graph.stages[model.instructions[old]?.stage ?? -1]?.base.kind !== 'unknown';
      if (keyword === 'FROM' && known && nowGraph.stages[stage]?.base.kind === 'unknown') {
        return refusals.noImage(name);
      }
    }
  }
  const notes = [
    ...note('No longer set where it is used', '在使用处不再有值', lost),
    ...note('Has another value where it is used', '在使用处的值已改变', changed),
  ];
  return { ok: true, notes };
}

function isSame(was: Variable, is: Variable): boolean {
  return was.state === is.state && was.value === is.value;
}

function note(en: string, zh: string, uses: readonly Use[]): Text[] {
  if (uses.length === 0) return [];
  const shown = uses.slice(0, MOST);
  const more = uses.length > MOST;
  return [
    say(
      `${en}: ${shown.map(({ name, line }) => `${name} (line ${String(line)})`).join(', ')}${more ? ', …' : ''}.`,
      `${zh}：${shown.map(({ name, line }) => `${name}（第 ${String(line)} 行）`).join('、')}${more ? ' 等' : ''}。`,
    ),
  ];
}
