import {
  visibleText,
  type ExternalImage,
  type Instruction,
  type Stage,
  type StageGraph,
} from '@stagecraft/dockerfile';
import { rowText, specialNodes } from '@stagecraft/graph-layout';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { targetNameOf } from '../../../state/document/target.ts';
import type { Mark, Marks } from './marks.ts';
import { keepSame } from './same.ts';

/** One instruction on a card. */
export interface Row {
  /** Stays the same while edits elsewhere happen. */
  readonly id: string;
  /** Index of the instruction now. */
  readonly index: number;
  readonly keyword: string;
  /** Arguments on one line, as long as anyone can see. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  readonly marks: readonly Mark[];
}

export interface StageCard {
  readonly kind: 'stage';
  readonly id: string;
  readonly index: number;
  /** As BuildKit knows it; null when unnamed. */
  readonly name: string | null;
  /** What `--target` takes for this very stage. */
  readonly targetName: string;
  readonly platform: string | null;
  readonly unknownBase: string | null;
  readonly needed: boolean;
  readonly isTarget: boolean;
  readonly rows: readonly Row[];
  /** Problems of the stage as a whole. */
  readonly marks: readonly Mark[];
}

export interface GlobalsCard {
  readonly kind: 'globals';
  readonly id: string;
  readonly rows: readonly Row[];
}

export interface ImageCard {
  readonly kind: 'image';
  readonly id: string;
  readonly reference: string;
  readonly usedAsBase: boolean;
  readonly needed: boolean;
  /** Index of the first instruction that names it; null when none does. */
  readonly instruction: number | null;
}

export interface ContextCard {
  readonly kind: 'context';
  readonly id: string;
  readonly needed: boolean;
}

export interface OutputCard {
  readonly kind: 'output';
  readonly id: string;
  /** The stage that becomes the image. */
  readonly stageName: string | null;
  readonly stageIndex: number;
}

/** What stands on the canvas. */
export type Card = StageCard | GlobalsCard | ImageCard | ContextCard | OutputCard;

/** The cards of a snapshot, in the file's order; parts equal to `previous` are those very objects. */
export function cardsOf(
  snapshot: Snapshot,
  marks: Marks,
  previous: ReadonlyMap<string, Card>,
): Card[] {
  const { graph, model } = snapshot;
  const row = (instruction: Instruction): Row => ({
    id: instruction.id,
    index: instruction.index,
    keyword: instruction.keyword,
    text: rowText(model.text, instruction, model.escape),
    line: instruction.firstLine + 1,
    marks: marks.rows.get(instruction.id) ?? [],
  });
  const cards: Card[] = [];
  const globals = model.instructions.filter((instruction) => instruction.stage < 0);
  if (globals.length > 0) {
    cards.push({ kind: 'globals', id: specialNodes.globals, rows: globals.map(row) });
  }
  if (graph.edges.some((edge) => edge.source === specialNodes.context)) {
    cards.push({ kind: 'context', id: specialNodes.context, needed: graph.usesContext });
  }
  for (const image of graph.images) cards.push(imageCard(image, graph));
  for (const stage of graph.stages) {
    const instructions = [stage.from, ...stage.instructions]
      .map((index) => model.instructions[index])
      .filter((instruction) => instruction !== undefined);
    cards.push(stageCard(stage, instructions.map(row), marks.stages.get(stage.index) ?? []));
  }
  const target = graph.target === null ? undefined : graph.stages[graph.target];
  if (target !== undefined) {
    const { name: stageName, index: stageIndex } = target;
    cards.push({ kind: 'output', id: specialNodes.output, stageName, stageIndex });
  }
  return cards.map((card) => reuse(card, previous.get(card.id)));
}

function stageCard(stage: Stage, rows: readonly Row[], marks: readonly Mark[]): StageCard {
  return {
    kind: 'stage',
    id: stage.id,
    index: stage.index,
    name: stage.name,
    targetName: targetNameOf(stage),
    platform: stage.platform,
    unknownBase: stage.base.kind === 'unknown' ? stage.base.text : null,
    needed: stage.needed,
    isTarget: stage.isTarget,
    rows,
    marks,
  };
}

function imageCard(image: ExternalImage, graph: StageGraph): ImageCard {
  const user = graph.edges.find((edge) => edge.source === image.id);
  return {
    kind: 'image',
    id: image.id,
    reference: visibleText(image.ref),
    usedAsBase: image.usedAsBase,
    needed: image.needed,
    instruction: user?.instruction ?? null,
  };
}

function reuse(card: Card, before: Card | undefined): Card {
  if (!('rows' in card) || before === undefined || !('rows' in before)) {
    return keepSame(before, card);
  }
  const known = new Map(before.rows.map((row) => [row.id, row]));
  const rows = card.rows.map((row) => keepSame(known.get(row.id), row));
  return keepSame(before, { ...card, rows });
}
