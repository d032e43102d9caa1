import type { Instruction, Span, StageGraph, DockerfileModel } from '../types.ts';

/**
 * Where a variable is defined: before the first FROM, in a stage, or in a stage's triggers (which act
 * in the stages built FROM it).
 */
export type Layer = number;

/** The ARGs before the first FROM. */
export const GLOBAL: Layer = 0;

export function stageLayer(stage: number): Layer {
  return stage < 0 ? GLOBAL : 1 + 2 * stage;
}

export function triggerLayer(stage: number): Layer {
  return 2 + 2 * stage;
}

/** No real file builds stages on stages this often; beyond, nothing is looked for. */
const MAX_LAYERS = 1000;

/** The layers that a layer inherits from, the nearest first. */
export function* layersAbove(graph: StageGraph, layer: Layer): Generator<Layer> {
  let at = layer;
  for (let count = 0; count < MAX_LAYERS && at !== GLOBAL; count++) {
    const stage = (at - 1) >> 1;
    if (at === triggerLayer(stage)) at = stageLayer(stage);
    else {
      const base = graph.stages[stage]?.base;
      if (base?.kind !== 'stage') return;
      at = triggerLayer(base.stage);
    }
    yield at;
  }
}

/** A name in an ARG or ENV. */
export interface Definition {
  readonly name: string;
  readonly layer: Layer;
  readonly keyword: 'ARG' | 'ENV';
  /** An ARG without a value. */
  readonly bare: boolean;
  readonly instruction: number;
  readonly nameSpan: Span;
  /** Where its value ends. */
  readonly end: number;
}

/** All definitions of variables, in the order of the text. */
export function definitionsOf(model: DockerfileModel): Definition[] {
  return model.instructions.flatMap((instruction) => {
    const { detail, stage } = instruction;
    if (detail.type !== 'onbuild') return pairsOf(instruction, stageLayer(stage));
    return detail.trigger === null ? [] : pairsOf(detail.trigger, triggerLayer(stage));
  });
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

function pairsOf({ keyword, detail, index }: Instruction, layer: Layer): Definition[] {
  if (detail.type !== 'pairs' || (keyword !== 'ARG' && keyword !== 'ENV')) return [];
  return detail.pairs.flatMap(({ name, nameSpan, value, valueSpan }) => {
    const exact = nameSpan.end - nameSpan.start === name.length;
    if (!exact || !isVariableName(name)) return [];
    const bare = keyword === 'ARG' && value === null;
    const { end } = valueSpan ?? nameSpan;
    return [{ name, layer, keyword, bare, instruction: index, nameSpan, end }];
  });
}

/** What a variable can be called so that `$NAME` finds it, in a Dockerfile as in a shell. */
export function isVariableName(name: string): boolean {
  return NAME.test(name);
}
