import type { DockerfileModel, GraphEdge, StageGraph } from '@stagecraft/dockerfile';
import {
  geometry,
  layoutGraph,
  layoutInput,
  rowMiddle,
  shorten,
  specialNodes,
  type NodeBox,
} from '@stagecraft/graph-layout';
import { baseName } from '../report/graph-json.ts';
import { stageTitle } from './titles.ts';

const margin = 24;

/** Colours follow the reader's theme; everything the drawing needs is in the file. */
const style = `
  text { font: 12px ui-sans-serif, system-ui, 'Noto Sans CJK SC', sans-serif; fill: #1f2328; }
  .row { font-family: ui-monospace, monospace; font-size: 11px; }
  .muted { fill: #59636e; }
  .card { fill: #ffffff; stroke: #818b98; }
  .target { stroke: #0969da; stroke-width: 2; }
  .edge { fill: none; stroke: #59636e; stroke-width: 1.5; }
  .copy { stroke-dasharray: 6 4; } .mount { stroke-dasharray: 2 3; } .context { stroke-dasharray: 1 4; }
  .idle { opacity: 0.45; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc; } .muted { fill: #9198a1; } .card { fill: #151b23; stroke: #656c76; }
    .target { stroke: #4493f8; } .edge { stroke: #9198a1; }
  }`;

/** A drawing of the stages with their instructions, as the graph view shows it: one self-contained file. */
export function graphSvg(model: DockerfileModel, graph: StageGraph): string {
  const boxes = layoutGraph(layoutInput(model, graph), null).boxes.across;
  const all = Object.values(boxes);
  const width = Math.max(0, ...all.map((box) => box.x + box.width)) + margin * 2;
  const height = Math.max(0, ...all.map((box) => box.y + box.height)) + margin * 2;
  const size = `width="${width}" height="${height}" viewBox="${-margin} ${-margin} ${width} ${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">`,
    `<style>${style}\n</style>`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="edge" d="M1 1 7 4 1 7"/></marker></defs>',
    ...graph.edges.map((edge) => edgePath(graph, edge, boxes)),
    ...outputEdge(graph, boxes),
    ...Object.entries(boxes).map(([id, box]) => node(model, graph, id, box)),
    '</svg>',
    '',
  ].join('\n');
}

function node(model: DockerfileModel, graph: StageGraph, id: string, box: NodeBox): string {
  const stage = graph.stages.find((candidate) => candidate.id === id);
  if (stage !== undefined) {
    const rows = [stage.from, ...stage.instructions].map((index) => rowText(model, index));
    const looks = ['card', ...(stage.isTarget ? ['target'] : [])];
    const head = `${stageTitle(stage)} — ${baseName(graph, stage.base)}`;
    return card(box, looks.join(' '), head, rows, !stage.needed);
  }
  if (id === specialNodes.globals) {
    const globals = model.instructions.filter((instruction) => instruction.stage < 0);
    const rows = globals.map((instruction) => rowText(model, instruction.index));
    return card(box, 'card', 'ARG', rows, false);
  }
  const image = graph.images.find((candidate) => candidate.id === id);
  return card(box, 'card', image?.ref ?? id, [], image?.needed === false);
}

/** First line of an instruction, as far as the card has room for it. */
function rowText(model: DockerfileModel, index: number): string {
  const instruction = model.instructions[index];
  if (instruction === undefined) return '';
  const { start, end } = instruction.contentSpan;
  return model.text.slice(start, Math.min(end, start + 200)).replaceAll(/[\s\\]+/g, ' ');
}

function card(
  box: NodeBox,
  looks: string,
  head: string,
  rows: readonly string[],
  idle: boolean,
): string {
  const middle = rows.length === 0 ? box.height / 2 : geometry.headerHeight / 2;
  const texts = rows.map((row, index) =>
    label(row, 'row', 12, rowMiddle(index), box.width - 24, 6.7),
  );
  return [
    `<g transform="translate(${box.x} ${box.y})"${idle ? ' class="idle"' : ''}>`,
    `<rect class="${looks}" width="${box.width}" height="${box.height}" rx="6"/>`,
    label(head, 'head', 12, middle, box.width - 24, 7.2),
    ...texts,
    '</g>',
  ].join('');
}

function label(
  text: string,
  look: string,
  x: number,
  y: number,
  room: number,
  letter: number,
): string {
  const shown = shorten(text, Math.floor(room / letter));
  return `<text class="${look}" x="${x}" y="${y}" dominant-baseline="central">${escapeXml(shown)}</text>`;
}

function edgePath(
  graph: StageGraph,
  edge: GraphEdge,
  boxes: Readonly<Record<string, NodeBox>>,
): string {
  const [from, to] = [boxes[edge.source], boxes[edge.target]];
  if (from === undefined || to === undefined) return '';
  const stage = graph.stages.find((candidate) => candidate.id === edge.target);
  const row =
    stage === undefined ? -1 : [stage.from, ...stage.instructions].indexOf(edge.instruction);
  const end = to.y + (row < 0 ? to.height / 2 : rowMiddle(row));
  return curve(from, to.x, end, `edge ${edge.kind}${edge.needed ? '' : ' idle'}`);
}

function outputEdge(graph: StageGraph, boxes: Readonly<Record<string, NodeBox>>): string[] {
  const target = graph.target === null ? undefined : graph.stages[graph.target];
  const from = target === undefined ? undefined : boxes[target.id];
  const to = boxes[specialNodes.output];
  if (from === undefined || to === undefined) return [];
  return [curve(from, to.x, to.y + to.height / 2, 'edge')];
}

function curve(from: NodeBox, endX: number, endY: number, looks: string): string {
  const startX = from.x + from.width;
  const startY = from.y + Math.min(from.height, geometry.headerHeight) / 2;
  const bend = Math.max(30, Math.abs(endX - startX) / 2);
  return `<path class="${looks}" marker-end="url(#tip)" d="M${startX} ${startY} C${startX + bend} ${startY} ${endX - bend} ${endY} ${endX} ${endY}"/>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Control characters and halves of surrogate pairs have no place in XML. */
function escapeXml(text: string): string {
  const printable = text.replaceAll(/\p{Cs}|[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '\ufffd');
  return printable.replaceAll(/[&<>]/g, (sign) => entities[sign] ?? sign);
}
