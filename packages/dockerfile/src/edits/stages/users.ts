import type { Text } from '../../types.ts';
import { labelOf } from '../edges/links.ts';
import type { EditContext } from '../intent.ts';
import { lineNumber } from './finish.ts';
import { referencesOf, type Reference } from './references.ts';

/** No list names more places than this. */
const MOST = 5;

/** Places outside of a stage that name it. */
export function usersOf({ model, graph }: EditContext, stage: number): Reference[] {
  return referencesOf(model, graph).filter(
    (reference) => reference.target === stage && reference.stage !== stage,
  );
}

/** Places as a list: "line 4 (stage build), line 9 (stage 2)". */
export function describe(context: EditContext, references: readonly Reference[]): Text {
  const lines = new Map(
    references.map(({ instruction, stage }) => [lineNumber(context, instruction), stage]),
  );
  const shown = [...lines].slice(0, MOST);
  const more = lines.size - shown.length;
  const en = shown.map(
    ([line, stage]) => `line ${String(line)} (stage ${labelOf(context.graph, stage)})`,
  );
  const zh = shown.map(
    ([line, stage]) => `第 ${String(line)} 行（阶段 ${labelOf(context.graph, stage)}）`,
  );
  return {
    en: en.join(', ') + (more === 0 ? '' : ` and ${String(more)} more`),
    'zh-CN': zh.join('、') + (more === 0 ? '' : ` 等 ${String(lines.size)} 处`),
  };
}
