import { say } from '../../problems/problem.ts';
import type { Instruction, Mount, StageGraph } from '../../types.ts';
import { editFlags } from '../fields/flags.ts';
import type { EditContext, IntentEdits, IntentOf } from '../intent.ts';
import { refuse } from '../refuse.ts';
import { rewrite } from '../rewrite.ts';
import { moveInstructions } from '../rows/move-instructions.ts';
import type { Place } from '../rows/types.ts';
import { actingStages, linkRefusal } from './links.ts';
import { noSuchEdge, nothingToDo } from './refusals.ts';
import { actingOf, mountFlag, mountRefusal, mountsOf, targetOf } from './runs.ts';

/** Lets a copy end in another stage, where its instruction goes with its comments; or a mount in another RUN. */
export function rerouteTarget(
  context: EditContext,
  { edge, place }: IntentOf<'rerouteTarget'>,
): IntentEdits {
  if (edge.kind === 'base') {
    return refuse(
      'base-edge',
      say(
        'FROM stands in its own stage and cannot go to another one. Set the base of that stage instead.',
        'FROM 属于它自己的阶段，不能移到别的阶段。请改为设置目标阶段的基础。',
      ),
    );
  }
  const instruction = context.model.instructions[edge.instruction];
  if (instruction === undefined) return noSuchEdge();
  if (edge.kind === 'copy') return moveCopy(context, instruction, place);
  const mount = mountsOf(instruction)?.[edge.mount];
  if (mount === undefined) return noSuchEdge();
  return moveMount(context, { from: instruction, mount, at: edge.mount, to: place.before });
}

function moveCopy(context: EditContext, instruction: Instruction, place: Place): IntentEdits {
  if (actingOf(instruction)?.detail.type !== 'copy') return noSuchEdge();
  const { index } = instruction;
  const result = moveInstructions(context, {
    kind: 'moveInstructions',
    instructions: [index],
    place,
  });
  return result.ok && result.edits.length === 0 ? nothingToDo() : result;
}

interface MountMove {
  readonly from: Instruction;
  readonly mount: Mount;
  /** Which of the instruction's mounts it is. */
  readonly at: number;
  readonly to: number | null;
}

function moveMount(context: EditContext, { from, mount, at, to }: MountMove): IntentEdits {
  const { model, graph } = context;
  if (to === from.index) return nothingToDo();
  const refused = mountRefusal(model, to ?? -1, targetOf(mount));
  if (refused !== null) return refused;
  const target = model.instructions[to ?? -1];
  const [old, own] = [actingOf(from), target === undefined ? null : actingOf(target)];
  if (old === null || own === null || target === undefined) return noSuchEdge();
  const source = sourceStage(graph, mount);
  for (const stage of source === null ? [] : actingStages(graph, target)) {
    const late = linkRefusal(graph, source ?? stage, stage);
    if (late !== null) return late;
  }
  const flag = mountFlag(old, at);
  if (flag === null) return noSuchEdge();
  const removed = editFlags(model, old, [{ ...flag.change, value: null }]);
  const count = own.flags.filter(({ name }) => name === 'mount').length;
  const added = editFlags(model, own, [{ ...flag.change, at: count, value: flag.value }]);
  if (!removed.ok) return removed;
  if (!added.ok) return added;
  const edits = rewrite(model, { edits: [...removed.edits, ...added.edits] });
  return {
    ok: true,
    edits,
    done: say('Moved the mount to another RUN.', '已将挂载移到另一条 RUN。'),
  };
}

/** The stage that a mount takes from: the last one of that name. */
function sourceStage({ stages }: StageGraph, { from }: Mount): number | null {
  const wanted = from?.toLowerCase() ?? null;
  return wanted === null ? null : (stages.findLast(({ name }) => name === wanted)?.index ?? null);
}
