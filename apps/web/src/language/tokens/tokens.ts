import {
  KEYWORDS,
  type DirectiveNode,
  type DockerfileModel,
  type Instruction,
} from '@stagecraft/dockerfile';
import type { Feature, FeatureInput } from '../feature.ts';
import { paintArguments, type Job } from './arguments.ts';
import { makeBrush, type InstructionBrush } from './brush.ts';
import { paintFlag } from './flags.ts';
import { paintHeredocs } from './heredocs.ts';
import { makePen, type Put } from './pen.ts';
import { shellLookup } from './shells.ts';
import { sourceLookup, type SourceLookup } from './sources.ts';
import { unsetLookup, type UnsetLookup } from './unset.ts';

interface Painting {
  readonly model: DockerfileModel;
  readonly put: Put;
  readonly sourceKind: SourceLookup;
  readonly hasUnixShell: (instruction: Instruction) => boolean;
  /** Stages that are built from another stage. */
  readonly fromStages: ReadonlySet<number>;
  readonly isUnset: UnsetLookup;
}

/** Colours of the whole file by its model; types and modifiers are the legend's. */
export const semanticTokens: Feature<'tokens'> = (input: FeatureInput) => {
  const { model, graph } = input;
  const pen = makePen(model);
  const fromStages = graph.stages.filter(({ base }) => base.kind === 'stage');
  const painting: Painting = {
    model,
    put: pen.put,
    sourceKind: sourceLookup(graph),
    hasUnixShell: shellLookup(model, graph),
    fromStages: new Set(fromStages.map(({ index }) => index)),
    isUnset: unsetLookup(input),
  };
  for (const node of model.nodes) {
    if (node.kind === 'comment') pen.put(node.span.start, node.span.end, 'comment');
    else if (node.kind === 'directive') paintDirective(node, model.text, pen.put);
    else if (node.kind === 'instruction') paintInstruction(painting, node);
  }
  return pen.finish();
};

function paintDirective(node: DirectiveNode, text: string, put: Put): void {
  const equals = text.indexOf('=', node.nameSpan.end);
  put(node.span.start, node.nameSpan.start, 'comment');
  put(node.nameSpan.start, node.nameSpan.end, 'keyword.directive');
  put(equals, equals + 1, 'delimiter');
  put(node.valueSpan.start, node.valueSpan.end, 'string.directive');
}

function paintInstruction(painting: Painting, instruction: Instruction): void {
  const { model, put } = painting;
  const isUnset = painting.isUnset(instruction.index);
  const brush = makeBrush(model, instruction, put, isUnset);
  paintCommandLine(painting, instruction, brush);
  brush.close();
  const { trigger } = triggerOf(instruction);
  const heredocs = instruction.heredocs.length > 0 && trigger !== null ? trigger : instruction;
  paintHeredocs(model, heredocs, painting.hasUnixShell(instruction), put, isUnset);
}

function triggerOf({ detail }: Instruction): { readonly trigger: Instruction | null } {
  return detail.type === 'onbuild' ? detail : { trigger: null };
}

function paintCommandLine(
  painting: Painting,
  instruction: Instruction,
  brush: InstructionBrush,
): void {
  const keyword = brush.locate(instruction.keywordSpan);
  const isKnown = KEYWORDS.has(instruction.keyword);
  brush.put(keyword.start, keyword.end, isKnown ? 'keyword' : 'invalid');
  const job: Job = {
    brush,
    instruction,
    args: brush.locate(instruction.argsSpan),
    hasUnixShell: painting.hasUnixShell(instruction),
    baseIsStage: painting.fromStages.has(instruction.stage),
    sourceKind: (name) => painting.sourceKind(instruction.index, name),
  };
  for (const flag of instruction.flags) paintFlag(job, flag);
  const { trigger } = triggerOf(instruction);
  if (trigger !== null) paintCommandLine(painting, trigger, brush);
  else paintArguments(job);
}
