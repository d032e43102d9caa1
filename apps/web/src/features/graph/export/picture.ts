import type { TFunction } from 'i18next';
import {
  graphSvg,
  phaseMarks,
  pictureOf,
  problemMarks,
  type Decoration,
  type Direction,
  type NodeBox,
  type PictureTheme,
  type PictureWords,
} from '@stagecraft/graph-layout';
import type { InstructionOverlay } from '../../../state/build-slice.types.ts';
import type { AppState } from '../../../state/types.ts';
import { formatBytes, formatDuration } from '../../../ui/format.ts';
import { heatText } from '../look/heat-text.ts';
import type { Look } from '../look/look.ts';
import { carriedBytes, labelLines } from '../model/line-label.ts';
import type { GraphModel } from '../use-graph-model.ts';

/** What is on the canvas. */
export interface Shown {
  readonly model: GraphModel;
  readonly boxes: Readonly<Record<string, NodeBox>>;
  readonly direction: Direction;
  readonly look: Look;
  readonly state: AppState;
  readonly t: TFunction<'graph'>;
}

/** The canvas as an SVG file: all of it, with what it is coloured by and what is lit. */
export function canvasSvg(shown: Shown, theme: PictureTheme): string {
  const { model, boxes, direction, state } = shown;
  const { snapshot } = model;
  const instructions = new Map(snapshot.model.instructions.map(({ id, index }) => [id, index]));
  const picture = pictureOf({
    model: snapshot.model,
    graph: snapshot.graph,
    boxes,
    direction,
    problems: problemMarks(snapshot.problems),
    words: wordsOf(shown),
    decorate: (id) => {
      const index = instructions.get(id);
      return index === undefined
        ? decorateNode(id, shown)
        : decorateRow(
            id,
            state.overlay.get(index),
            snapshot.graph.stages[snapshot.model.instructions[index]?.stage ?? -1]?.id ?? 'globals',
            shown,
          );
    },
  });
  return graphSvg(picture, theme);
}

function decorateNode(id: string, { look, state, t }: Shown): Decoration {
  const dim = look.dims && !look.nodes.has(id) && !look.lines.has(id);
  if (!look.heated) return { dim };
  const heat = look.nodeHeat.get(id);
  if (heat === undefined) return { dim };
  return {
    dim,
    heat: heat.level,
    note: { text: heatText(heat, t, state.language), tone: 'plain' },
  };
}

function decorateRow(
  id: string,
  overlay: InstructionOverlay | undefined,
  node: string,
  { look, state, t }: Shown,
): Decoration {
  const dim = look.dims && look.nodes.get(node) === 'some' && !look.rows.has(id);
  if (look.heated) {
    const heat = look.heat.get(id);
    if (heat === undefined) return { dim };
    const text = heatText(heat, t, state.language);
    return { dim, heat: heat.level, note: { text, tone: 'plain' } };
  }
  if (overlay === undefined) return { dim };
  const { phase, durationMs, layerSize } = overlay;
  const text = [
    layerSize === null || layerSize === 0 ? null : formatBytes(layerSize, state.language),
    durationMs === null || phase === 'cached' ? null : formatDuration(durationMs, state.language),
    phaseMarks[phase],
  ];
  return { dim, note: { text: text.filter((part) => part !== null).join(' '), tone: phase } };
}

function wordsOf({ state, direction, t }: Shown): PictureWords {
  const { language, overlay } = state;
  const tags = state.buildOptions?.tags ?? [];
  return {
    stage: (index) => t('node.unnamed', { index }),
    stageIndex: (index) => t('node.stageIndex', { index }),
    instructions: (count) => t('node.instructions', { count }),
    unneeded: t('node.unneeded'),
    target: t('node.target'),
    globals: t('node.globals'),
    image: t('node.image'),
    baseImage: t('node.imageBase'),
    context: t('node.context'),
    contextName: state.workspace?.name ?? '.',
    output: t('node.output'),
    outputName: tags.length === 0 ? t('node.untagged') : tags.join(', '),
    label: (line, room) => {
      const bytes = carriedBytes(line, overlay);
      const size = bytes === null ? null : formatBytes(bytes, language);
      return labelLines({ line, room, direction, size }, t);
    },
  };
}
