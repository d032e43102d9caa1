import { buildGraph } from '../../graph/graph.ts';
import { say } from '../../problems/problem.ts';
import { stageRefusal } from '../../symbols/rename-stage.ts';
import { renameSymbol } from '../../symbols/rename.ts';
import type { Instruction, Text } from '../../types.ts';
import type { Edit } from '../edit.ts';
import type { EditContext } from '../intent.ts';
import { freeStageName } from '../naming.ts';
import type { Fragment } from './fragment.ts';

/** What gives the stages of a fragment names that the file does not have yet. */
export interface Renaming {
  /** In the text of the fragment's model. */
  readonly edits: readonly Edit[];
  readonly notes: readonly Text[];
}

/**
 * Free names for stages of a fragment whose names mean something in the file already, so that nothing
 * there comes to mean another stage. Within the fragment they are renamed wherever they are named.
 */
export function renameTaken(context: EditContext, fragment: Fragment): Renaming {
  const { model } = fragment;
  const graph = buildGraph(model);
  const names = new Set(graph.stages.flatMap(({ name }) => (name === null ? [] : [name])));
  const edits: Edit[] = [];
  const notes: Text[] = [];
  for (const { from, name } of graph.stages) {
    const offset = nameOffset(model.instructions[from]);
    if (name === null || offset === null || !isTaken(context, name)) continue;
    const free = freeStageName(context, [name], names);
    const renamed = renameSymbol(model, graph, offset, free);
    if (!renamed.ok) continue;
    names.add(free);
    edits.push(...renamed.edits);
    notes.push(
      say(
        `${name} has a meaning in this file already: the new stage is called ${free}.`,
        `本文件中 ${name} 已有含义，新阶段命名为 ${free}。`,
      ),
    );
  }
  return { edits: edits.sort((a, b) => a.start - b.start), notes };
}

function nameOffset(from: Instruction | undefined): number | null {
  return from?.detail.type === 'from' ? (from.detail.name?.span.start ?? null) : null;
}

function isTaken(context: EditContext, name: string): boolean {
  const refusal = stageRefusal(context.graph, -1, name, context.options);
  return refusal !== null && refusal.code !== 'invalid-stage-name';
}
