import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdits, type EditContext, type GraphIntent, type SourceEnd } from '../../src/index.ts';
import { documents } from '../support/documents.ts';
import { edgeList, without } from '../support/edge-lists.ts';
import { gesturesOn } from '../support/gestures.ts';
import { contextOf, instructionTexts } from '../support/intents.ts';
import { keepsTheRest } from '../support/laws.ts';

/** How many gestures of each kind; `GESTURES=1000 npx vitest run …` tries more. */
const RUNS = Number(process.env.GESTURES ?? 50);
/** Milliseconds; other work may take most of the machine. */
const PATIENCE = 120_000;

type EdgeKind = 'connectCopy' | 'connectMount' | 'rerouteSource' | 'rerouteTarget' | 'deleteEdges';

interface Change<K extends EdgeKind> {
  readonly intent: Extract<GraphIntent, { readonly kind: K }>;
  readonly before: EditContext;
  readonly after: EditContext;
}

/** What holds for all edits of one kind of intent. */
function everywhere<K extends EdgeKind>(kind: K, check: (change: Change<K>) => void): void {
  fc.assert(
    fc.property(gesturesOn(documents, [kind]), ([text, intent]) => {
      const result = keepsTheRest(text, intent);
      if (!result.ok || intent.kind !== kind) return;
      const own = intent as Extract<GraphIntent, { readonly kind: K }>;
      const after = contextOf(applyEdits(text, result.edits));
      check({ intent: own, before: contextOf(text), after });
    }),
    { numRuns: RUNS },
  );
}

function sourceText(source: SourceEnd): string {
  if (source.kind === 'stage') return String(source.stage);
  return source.kind === 'context' ? '' : `image:${source.ref}`;
}

/** An edge from a source, as {@link edgeList} has it. */
function edgeText(use: 'copy' | 'mount', source: SourceEnd, target: number): string {
  const kind = source.kind === 'context' ? 'context' : use;
  return `${kind} ${sourceText(source)}>${String(target)}`;
}

/** A stage that got a name is the same stage. */
function unnamed(text: string): string {
  return /^from\s/i.test(text) ? text.replace(/\s+as\s+\S+$/i, '') : text;
}

function textsWithout({ model }: EditContext, gone: readonly number[]): string[] {
  return instructionTexts(model)
    .filter((_, at) => !gone.includes(at))
    .map(unnamed);
}

/** The instruction that is new or written anew. */
function changedAt(before: EditContext, after: EditContext): number {
  const old = textsWithout(before, []);
  return textsWithout(after, []).findIndex((text, at) => text !== old[at]);
}

/** Stages that an instruction of the text acts in. */
function actingIn({ model, graph }: EditContext, index: number): number[] {
  const instruction = model.instructions[index];
  const stage = instruction?.stage ?? -1;
  if (instruction?.keyword !== 'ONBUILD') return [stage];
  return graph.stages.flatMap(({ base, index: child }) =>
    base.kind === 'stage' && base.stage === stage ? [child] : [],
  );
}

it('connectCopy', { timeout: PATIENCE }, () => {
  everywhere('connectCopy', ({ intent, before, after }) => {
    const { source, place } = intent;
    expect(edgeList(after)).toEqual(
      [...edgeList(before), edgeText('copy', source, place.stage)].sort(),
    );
    const added = changedAt(before, after);
    expect(after.model.instructions[added]?.stage).toBe(place.stage);
    expect(textsWithout(after, [added])).toEqual(textsWithout(before, []));
    expect(added).toBe(place.before ?? added);
  });
});

it('connectMount', { timeout: PATIENCE }, () => {
  everywhere('connectMount', ({ intent, before, after }) => {
    const { source, instruction } = intent;
    expect(textsWithout(after, [instruction])).toEqual(textsWithout(before, [instruction]));
    const others = (at: number): boolean => at !== instruction;
    expect(edgeList(after, others)).toEqual(edgeList(before, others));
    const own = (at: number): boolean => at === instruction;
    const wanted = actingIn(before, instruction).map((stage) => edgeText('mount', source, stage));
    const all = new Set([...edgeList(before, own), ...wanted]);
    expect(new Set(edgeList(after, own))).toEqual(all);
  });
});

it('rerouteSource', { timeout: PATIENCE }, () => {
  everywhere('rerouteSource', ({ intent, before, after }) => {
    const { edge, source } = intent;
    // As a base is set, which has its own tests.
    if (edge.kind === 'base') return;
    const { instruction } = edge;
    expect(textsWithout(after, [instruction])).toEqual(textsWithout(before, [instruction]));
    const others = (at: number): boolean => at !== instruction;
    expect(edgeList(after, others)).toEqual(edgeList(before, others));
    const edges = edgeList(after, (at) => at === instruction);
    for (const stage of actingIn(before, instruction)) {
      expect(edges).toContain(edgeText(edge.kind, source, stage));
    }
    const count = edge.kind === 'copy' ? actingIn(before, instruction).length : edges.length;
    expect(edges.length).toBe(count);
  });
});

it('rerouteTarget of a mount', { timeout: PATIENCE }, () => {
  everywhere('rerouteTarget', ({ intent, before, after }) => {
    const { edge, place } = intent;
    if (edge.kind !== 'mount') return;
    const target = place.before ?? -1;
    const gone = [edge.instruction, target];
    expect(textsWithout(after, gone)).toEqual(textsWithout(before, gone));
    const count = (context: EditContext): number =>
      gone.reduce((sum, at) => sum + mountCount(context, at), 0);
    expect(count(after)).toBe(count(before));
    expect(mountCount(after, target)).toBe(mountCount(before, target) + 1);
  });
});

it('rerouteTarget of a copy', { timeout: PATIENCE }, () => {
  everywhere('rerouteTarget', ({ intent, before, after }) => {
    const { edge, place } = intent;
    if (edge.kind !== 'copy') return;
    expect(textsWithout(after, []).sort()).toEqual(textsWithout(before, []).sort());
    const own = edgeList(before, (at) => at === edge.instruction);
    // A trigger acts in other stages than it stands in.
    if (before.model.instructions[edge.instruction]?.keyword === 'ONBUILD') return;
    const moved = own.map((one) => one.replace(/>.*/, `>${String(place.stage)}`));
    expect(edgeList(after)).toEqual([...without(edgeList(before), own), ...moved].sort());
  });
});

function mountCount({ model }: EditContext, index: number): number {
  const detail = model.instructions[index]?.detail;
  const acting = detail?.type === 'onbuild' ? detail.trigger?.detail : detail;
  return acting?.type === 'run' ? acting.mounts.length : 0;
}

it('deleteEdges', { timeout: PATIENCE }, () => {
  everywhere('deleteEdges', ({ intent, before, after }) => {
    const copies = intent.edges.flatMap((edge) => (edge.kind === 'copy' ? [edge.instruction] : []));
    const runs = intent.edges.flatMap((edge) => (edge.kind === 'mount' ? [edge.instruction] : []));
    const froms = intent.edges.flatMap((edge) =>
      edge.kind === 'base' ? [before.graph.stages[edge.stage]?.from ?? -1] : [],
    );
    expect(after.model.instructions.length).toBe(
      before.model.instructions.length - new Set(copies).size,
    );
    const plain = before.model.instructions.flatMap(({ index }) =>
      copies.includes(index) || runs.includes(index) || froms.includes(index) ? [] : [index],
    );
    // Without a base there are none of its triggers either.
    if (froms.length > 0) return;
    const kept = edgeList(before, (at) => plain.includes(at));
    expect(without(edgeList(after), kept).every((one) => /^(?:mount|context) /.test(one))).toBe(
      true,
    );
    for (const run of new Set(runs)) {
      const count = new Set(
        intent.edges.flatMap((edge) =>
          edge.kind === 'mount' && edge.instruction === run ? [edge.mount] : [],
        ),
      ).size;
      const now = run - new Set(copies.filter((copy) => copy < run)).size;
      expect(mountCount(after, now)).toBe(mountCount(before, run) - count);
    }
  });
});
