import type {
  DockerfileModel,
  Instruction,
  Problem,
  Stage,
  StageGraph,
} from '@stagecraft/dockerfile';
import type { Direction, NodeBox } from '../box.ts';
import { specialNodes } from '../geometry.ts';
import { placeLines, type Course } from '../lines/courses.ts';
import type { LineEnd } from '../lines/ends.ts';
import { linesOf, type Line } from '../lines/lines.ts';
import { rowText } from './row-text.ts';

/** What stands at the end of a row or header, e.g. a time, with the state that colours it. */
export interface PictureNote {
  readonly text: string;
  readonly tone: 'queued' | 'running' | 'cached' | 'done' | 'failed' | 'cancelled' | 'plain';
}

/** What a part of the picture shows beside its own text. */
export interface Decoration {
  readonly note?: PictureNote | null;
  /** 1 to 4, from cold to hot. */
  readonly heat?: number;
  /** Steps back, as it does on the screen beside what is lit. */
  readonly dim?: boolean;
}

export interface PictureRow extends Decoration {
  /** From 1. */
  readonly line: number;
  readonly keyword: string;
  readonly text: string;
  readonly problem: 'error' | 'warning' | null;
}

export interface PictureCard extends Decoration {
  readonly id: string;
  readonly kind: 'stage' | 'image' | 'context' | 'output' | 'globals';
  readonly box: NodeBox;
  readonly title: string;
  readonly subtitle: string;
  readonly needed: boolean;
  /** Word beside the title of the target. */
  readonly badge: string | null;
  /** Empty where only the header is shown. */
  readonly rows: readonly PictureRow[];
}

export interface PictureLine extends Pick<Decoration, 'dim'> {
  readonly line: Line;
  readonly course: Course;
  readonly end: LineEnd;
  /** Beside its arrow: one text above the other. */
  readonly labels: readonly string[];
}

/** All that is drawn, in flow units. */
export interface Picture {
  readonly direction: Direction;
  readonly cards: readonly PictureCard[];
  readonly lines: readonly PictureLine[];
}

/** The picture's words, in one language. */
export interface PictureWords {
  stage(index: number): string;
  /** Under the name of a stage that has one. */
  stageIndex(index: number): string;
  instructions(count: number): string;
  readonly unneeded: string;
  readonly target: string;
  readonly globals: string;
  readonly image: string;
  readonly baseImage: string;
  readonly context: string;
  readonly contextName: string;
  readonly output: string;
  /** Names of the image that the target becomes. */
  readonly outputName: string;
  /** What stands beside a line's arrow. */
  label(line: Line, room: number): readonly string[];
}

export interface PictureInput {
  readonly model: DockerfileModel;
  readonly graph: StageGraph;
  readonly boxes: Readonly<Record<string, NodeBox>>;
  readonly direction: Direction;
  readonly words: PictureWords;
  /** By an instruction's id, a node's id or a line's id. */
  decorate?(id: string): Decoration;
  readonly problems?: ReadonlyMap<number, 'error' | 'warning'>;
}

/** Index of an instruction → the worst that is wrong with it, for those that have a problem. */
export function problemMarks(
  problems: readonly Pick<Problem, 'instruction' | 'severity'>[],
): ReadonlyMap<number, Problem['severity']> {
  const marks = new Map<number, Problem['severity']>();
  for (const { instruction, severity } of problems) {
    if (instruction !== null && marks.get(instruction) !== 'error') {
      marks.set(instruction, severity);
    }
  }
  return marks;
}

/** The picture of a graph: the nodes that have a box, and the lines between them. */
export function pictureOf(input: PictureInput): Picture {
  const { model, graph, boxes, direction, words } = input;
  const lines = linesOf(model, graph);
  const { ends, courses } = placeLines(lines, boxes, direction);
  return {
    direction,
    cards: Object.entries(boxes).flatMap(([id, box]) => cardOf(input, id, box) ?? []),
    lines: lines.flatMap((line) => {
      const [course, end] = [courses.get(line.id), ends.get(line.id)];
      if (course === undefined || end === undefined) return [];
      const labels = words.label(line, end.room);
      return [{ line, course, end, labels, dim: input.decorate?.(line.id).dim ?? false }];
    }),
  };
}

function cardOf(input: PictureInput, id: string, box: NodeBox): PictureCard | null {
  const { graph, model, words } = input;
  const shared = { ...input.decorate?.(id), id, box, badge: null, rows: [] };
  switch (id) {
    case specialNodes.globals: {
      const globals = model.instructions.filter(({ stage }) => stage < 0);
      const rows = globals.map((one) => rowOf(input, one));
      const subtitle = '';
      return { ...shared, kind: 'globals', title: words.globals, subtitle, needed: true, rows };
    }
    case specialNodes.context: {
      const { contextName: title, context: subtitle } = words;
      return { ...shared, kind: 'context', title, subtitle, needed: graph.usesContext };
    }
    case specialNodes.output: {
      const { outputName: title, output: subtitle } = words;
      return { ...shared, kind: 'output', title, subtitle, needed: true };
    }
  }
  const stage = graph.stages.find((one) => one.id === id);
  if (stage !== undefined) return { ...shared, ...stageCard(input, stage, box) };
  const image = graph.images.find((one) => one.id === id);
  if (image === undefined) return null;
  const kind = image.usedAsBase ? words.baseImage : words.image;
  const subtitle = image.needed ? kind : `${kind} · ${words.unneeded}`;
  return { ...shared, kind: 'image', title: image.ref, subtitle, needed: image.needed };
}

function stageCard(input: PictureInput, stage: Stage, box: NodeBox) {
  const { model, words } = input;
  const all = [stage.from, ...stage.instructions].flatMap((at) => model.instructions[at] ?? []);
  const count = words.instructions(all.length);
  const open = box.height > collapsedBelow;
  const under = stage.needed
    ? [stage.name === null ? null : words.stageIndex(stage.index), stage.platform, count]
    : [words.unneeded, count];
  return {
    kind: 'stage' as const,
    title: stage.name ?? words.stage(stage.index),
    subtitle: under.filter((part) => part !== null).join(' · '),
    needed: stage.needed,
    badge: stage.isTarget ? words.target : null,
    rows: open ? all.map((one) => rowOf(input, one)) : [],
  };
}

/** A box that is no higher than this has no room for a row. */
const collapsedBelow = 50;

function rowOf(input: PictureInput, instruction: Instruction): PictureRow {
  const { model } = input;
  return {
    ...input.decorate?.(instruction.id),
    line: instruction.firstLine + 1,
    keyword: instruction.keyword,
    text: rowText(model.text, instruction, model.escape),
    problem: input.problems?.get(instruction.index) ?? null,
  };
}
