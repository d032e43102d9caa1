import type { DockerfileModel, Instruction, Stage, StageGraph } from '@stagecraft/dockerfile';
import { textOf } from '../match/plan.ts';
import { wordsOf } from '../match/similarity.ts';

/** A history entry that a build of the Dockerfile should have left. */
export interface ExpectedEntry {
  /** The instruction it came from; an ONBUILD trigger came from the child's FROM. */
  readonly instruction: number;
  readonly keyword: string;
  readonly words: ReadonlySet<string>;
  /** Whether variables may make the recorded words differ from the written ones. */
  readonly expands: boolean;
  /** ARG leaves no entry on some engines. */
  readonly optional: boolean;
}

/** The stages whose instructions are in the image: from the one on an external base to the target. */
export function stageChain(graph: StageGraph): readonly Stage[] {
  const chain: Stage[] = [];
  let stage = graph.target === null ? undefined : graph.stages[graph.target];
  // A base stands before its child, so this ends; the check is for a model that is not sound.
  while (stage !== undefined && !chain.includes(stage)) {
    chain.unshift(stage);
    stage = stage.base.kind === 'stage' ? graph.stages[stage.base.stage] : undefined;
  }
  return chain;
}

/** The entries of the target's stages, oldest first. Those of an external base are not in it. */
export function expectedEntries(
  model: DockerfileModel,
  chain: readonly Stage[],
): readonly ExpectedEntry[] {
  const entries: ExpectedEntry[] = [];
  let triggers: readonly Instruction[] = [];
  for (const stage of chain) {
    for (const trigger of triggers) entries.push(expect(model, trigger, stage.from));
    const own = stage.instructions.flatMap((index) => model.instructions[index] ?? []);
    for (const instruction of own) entries.push(expect(model, instruction, instruction.index));
    // Triggers act in the direct child only.
    triggers = own.flatMap(({ detail }) =>
      detail.type === 'onbuild' && detail.trigger !== null ? detail.trigger : [],
    );
  }
  return entries;
}

function expect(model: DockerfileModel, written: Instruction, instruction: number): ExpectedEntry {
  const text = textOf(model, written);
  return {
    instruction,
    keyword: written.keyword,
    words: wordsOf(text.slice(written.keyword.length)),
    expands: text.includes('$'),
    optional: written.keyword === 'ARG',
  };
}
