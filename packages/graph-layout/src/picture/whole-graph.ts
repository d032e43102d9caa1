import type { DockerfileModel, Problem, StageGraph, Text } from '@stagecraft/dockerfile';
import type { Direction, NodeBox } from '../box.ts';
import { layoutInput } from '../graph-input.ts';
import { layoutGraph } from '../layout-graph.ts';
import { pathLabel } from './path-label.ts';
import { pictureOf, problemMarks, type Decoration, type PictureWords } from './picture.ts';
import { graphSvg } from './svg.ts';
import type { PictureTheme } from './svg-style.ts';

/** Width of a letter beside a line, in flow units. */
const letter = 6.05;

const words: Readonly<Record<keyof Text, Omit<PictureWords, 'contextName'>>> = {
  en: {
    stage: (index) => `Stage ${index}`,
    stageIndex: (index) => `stage ${index}`,
    instructions: (count) => `${count} ${count === 1 ? 'instruction' : 'instructions'}`,
    unneeded: 'not needed for target',
    target: 'Target',
    globals: 'Before the first FROM',
    image: 'External image',
    baseImage: 'Base image',
    context: 'Build context',
    output: 'Image',
    outputName: 'no tag',
    label: (line, room) => labelOf(line, room, 'mount', 'context'),
  },
  'zh-CN': {
    stage: (index) => `阶段 ${index}`,
    stageIndex: (index) => `阶段 ${index}`,
    instructions: (count) => `${count} 条指令`,
    unneeded: '目标不需要',
    target: '目标',
    globals: '首个 FROM 之前',
    image: '外部镜像',
    baseImage: '基础镜像',
    context: '构建上下文',
    output: '镜像',
    outputName: '无标签',
    label: (line, room) => labelOf(line, room, '挂载', '上下文'),
  },
};

/** What the picture of a whole graph shows beside the file itself. */
export interface WholeGraphOptions {
  readonly language: keyof Text;
  /** By an instruction's id, a node's id or a line's id. */
  readonly decorate?: (id: string) => Decoration;
  /** Names of the image that the target becomes. */
  readonly tags?: readonly string[];
  /** What the build context is called; by default `.`. */
  readonly contextName?: string;
  /** Marked on their rows. */
  readonly problems?: readonly Problem[];
  /** By default the one whose form is nearer to a screen's. */
  readonly direction?: Direction | null;
  /** By default the reader's own. */
  readonly theme?: PictureTheme;
  /** What the picture is called for those who do not see it. */
  readonly title?: string;
}

/** The stages with their instructions, as the page draws them: one self-contained SVG. */
export function wholeGraphSvg(
  model: DockerfileModel,
  graph: StageGraph,
  options: WholeGraphOptions,
): string {
  const { language, decorate, tags = [], contextName = '.', problems = [], title } = options;
  const { boxes } = layoutGraph(layoutInput(model, graph), null);
  const nearer = strangeness(boxes.across) <= strangeness(boxes.down) ? 'across' : 'down';
  const direction = options.direction ?? nearer;
  const spoken = words[language];
  const outputName = tags.length === 0 ? spoken.outputName : tags.join(', ');
  const picture = pictureOf({
    ...{ model, graph, direction, boxes: boxes[direction] },
    problems: problemMarks(problems),
    words: { ...spoken, contextName, outputName },
    ...(decorate && { decorate }),
  });
  return graphSvg(picture, options.theme ?? 'system', title);
}

function labelOf(
  line: Parameters<PictureWords['label']>[0],
  room: number,
  mount: string,
  context: string,
): readonly string[] {
  if (line.kind === 'output') return [];
  const word = { base: 'FROM', copy: 'COPY', mount, context }[line.kind];
  const [part, ...others] = line.parts;
  if (part === undefined) return [word];
  if (others.length > 0) return [`${word} ×${line.parts.length}`];
  return [pathLabel(part, Math.floor(room / letter)) ?? word];
}

/** How far a drawing's form is from that of a screen: 1 for the same. */
function strangeness(boxes: Readonly<Record<string, NodeBox>>): number {
  const all = Object.values(boxes);
  const width = all.reduce((most, box) => Math.max(most, box.x + box.width), 1);
  const height = all.reduce((most, box) => Math.max(most, box.y + box.height), 1);
  const form = width / height / (16 / 10);
  return Math.max(form, 1 / form);
}
