import { say } from '../../problems/problem.ts';
import type { DockerfileModel, Span } from '../../types.ts';
import { blockOf } from '../blocks.ts';
import type { Edit, EditResult } from '../edit.ts';
import { editFlags } from '../fields/flags.ts';
import type { EditContext, IntentEdits, IntentOf } from '../intent.ts';
import { refuse, type Refused } from '../refuse.ts';
import { hasInstructions, rewrite } from '../rewrite.ts';
import { refusals as rowRefusals } from '../rows/refusals.ts';
import { labelOf } from './links.ts';
import { noSuchEdge } from './refusals.ts';
import { actingOf, mountFlag } from './runs.ts';

/** Takes away what edges stand for: a COPY with its comments, a mount's flag, or (for `scratch`) a base. */
export function deleteEdges(context: EditContext, intent: IntentOf<'deleteEdges'>): IntentEdits {
  const { model } = context;
  const copies = new Set<number>();
  const mounts = new Map<number, Set<number>>();
  const bases = new Set<number>();
  for (const edge of intent.edges) {
    if (edge.kind === 'base') bases.add(edge.stage);
    else if (edge.kind === 'copy') copies.add(edge.instruction);
    else mounts.set(edge.instruction, (mounts.get(edge.instruction) ?? new Set()).add(edge.mount));
  }
  if (copies.size + mounts.size + bases.size === 0) return noSuchEdge();
  const [base] = bases;
  if (base !== undefined && intent.scratch !== true) {
    const offered = deleteEdges(context, { ...intent, scratch: true });
    return offered.ok ? baseRefusal(context, base, intent) : offered;
  }
  const edits: Edit[] = [];
  for (const stage of bases) {
    const span = imageOf(context, stage);
    if (span === null) return noSuchEdge();
    edits.push({ ...span, text: 'scratch' });
  }
  for (const [index, indices] of mounts) {
    const result = withoutMounts(model, index, indices);
    if (!result.ok) return result;
    edits.push(...result.edits);
  }
  const removed: Span[] = [];
  for (const index of [...copies].sort((a, b) => a - b)) {
    const instruction = model.instructions[index];
    const acting = instruction === undefined ? null : actingOf(instruction);
    if (acting?.detail.type !== 'copy') return noSuchEdge();
    removed.push(blockOf(model, index));
  }
  const all = rewrite(model, { removed, edits });
  if (!hasInstructions(model, all, model.instructions.length - copies.size))
    return rowRefusals.open();
  const count = intent.edges.length;
  return { ok: true, edits: all, done: doneText(count) };
}

function doneText(count: number): ReturnType<typeof say> {
  return count === 1
    ? say('Deleted a connection.', '已删除一条连线。')
    : say(`Deleted ${String(count)} connections.`, `已删除 ${String(count)} 条连线。`);
}

/** The image of a stage's FROM, which `scratch` can stand for. */
function imageOf({ model, graph }: EditContext, stage: number): Span | null {
  const from = model.instructions[graph.stages[stage]?.from ?? -1];
  const image = from?.detail.type === 'from' ? from.detail.image : null;
  return image === null || image.value === 'scratch' ? null : image.span;
}

function withoutMounts(
  model: DockerfileModel,
  index: number,
  indices: ReadonlySet<number>,
): EditResult {
  const instruction = model.instructions[index];
  const acting = instruction === undefined ? null : actingOf(instruction);
  if (acting?.detail.type !== 'run') return noSuchEdge();
  const flags = [...indices].map((at) => mountFlag(acting, at));
  const changes = flags.flatMap((flag) => (flag === null ? [] : [{ ...flag.change, value: null }]));
  if (changes.length < flags.length) return noSuchEdge();
  return editFlags(model, acting, changes);
}

function baseRefusal(
  { graph }: EditContext,
  stage: number,
  intent: IntentOf<'deleteEdges'>,
): Refused {
  if (graph.stages[stage] === undefined) return noSuchEdge();
  const label = labelOf(graph, stage);
  return refuse(
    'stage-needs-base',
    say(
      `Stage ${label} has to be built from something. Build it FROM scratch, which is empty, or set another base.`,
      `阶段 ${label} 必须有基础。可以改为 FROM scratch（空镜像），或设置其他基础。`,
    ),
    [
      {
        label: say('Build it FROM scratch', '改为 FROM scratch'),
        intent: { ...intent, scratch: true },
      },
    ],
  );
}
