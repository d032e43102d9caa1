import { buildGraph } from '../../graph/graph.ts';
import { say } from '../../problems/problem.ts';
import { createResolver } from '../../scope/resolver.ts';
import type { Variable } from '../../scope/types.ts';
import type { DockerfileModel, Text } from '../../types.ts';
import type { EditContext } from '../intent.ts';

/** More than these would not be read. */
const MOST = 5;

/**
 * What becomes of variables where instructions come to stand elsewhere or go: those that the file set
 * for an instruction and sets no more, and those that have another value there. `origin` gives, for each
 * instruction after, its index before; null for a new one.
 */
export function variableNotes(
  { model, graph, options }: EditContext,
  after: DockerfileModel,
  origin: readonly (number | null)[],
): readonly Text[] {
  const before = createResolver(model, graph, options);
  const now = createResolver(after, buildGraph(after, options), options);
  const lost: string[][] = [];
  const changed: string[][] = [];
  for (const { index, firstLine } of after.instructions) {
    const old = origin[index] ?? null;
    if (old === null) continue;
    for (const name of new Set(now.usesOf(index).map((use) => use.name))) {
      const was = before.scopeAt(old).get(name);
      if (was === undefined || was.definition === null) continue;
      const is = now.scopeAt(index).get(name);
      const use = [name, String(firstLine + 1)];
      if (is === undefined) lost.push(use);
      else if (!isSame(was, is)) changed.push(use);
    }
  }
  return [
    ...note('No longer set where it is used', '在使用处不再有值', lost),
    ...note('Has another value where it is used', '在使用处的值已改变', changed),
  ];
}

function isSame(was: Variable, is: Variable): boolean {
  return was.state === is.state && was.value === is.value;
}

function note(en: string, zh: string, uses: readonly (readonly string[])[]): Text[] {
  if (uses.length === 0) return [];
  const shown = uses.slice(0, MOST);
  const more = uses.length > MOST;
  return [
    say(
      `${en}: ${shown.map(([name, line]) => `${name} (line ${line})`).join(', ')}${more ? ', …' : ''}.`,
      `${zh}：${shown.map(([name, line]) => `${name}（第 ${line} 行）`).join('、')}${more ? ' 等' : ''}。`,
    ),
  ];
}
