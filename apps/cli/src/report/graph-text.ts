import { roomOf, stageTitle, type EdgeOutline, type GraphOutline } from '@stagecraft/graph-layout';
import type { Language } from '../surroundings.ts';

const words = {
  en: {
    stages: (count: number) => `${count} ${count === 1 ? 'stage' : 'stages'}`,
    unnamed: (index: number) => `stage ${index}`,
    line: (line: number) => `, line ${line}`,
    takes: (how: string, from: string) => `${how} from ${from}`,
    target: ' (target)',
    idle: ' (not needed)',
    maybeIdle: ' (maybe not needed)',
  },
  'zh-CN': {
    stages: (count: number) => `${count} 个阶段`,
    unnamed: (index: number) => `阶段 ${index}`,
    line: (line: number) => `，第 ${line} 行`,
    takes: (how: string, from: string) => `${how} 取自 ${from}`,
    target: '（目标）',
    idle: '（不需要）',
    maybeIdle: '（可能不需要）',
  },
} as const satisfies Readonly<Record<Language, unknown>>;

type Words = (typeof words)[Language];

/**
 * The graph as indented lines: each stage with its base, then what it takes from elsewhere. `open` says
 * that the target's needs are not all known.
 */
export function graphText(
  file: string,
  graph: GraphOutline,
  { open, language }: { readonly open: boolean; readonly language: Language },
): string {
  const say = words[language];
  const needed = new Set(graph.needed);
  const titles = graph.stages.map((stage) => titleIn(say, stage));
  const width = Math.max(0, ...titles.map(roomOf));
  const lines = graph.stages.flatMap((stage, index) => {
    const mark = stage.index === graph.target ? say.target : '';
    const idle = needed.has(stage.index) ? '' : open ? say.maybeIdle : say.idle;
    const title = titles[index] ?? '';
    const pad = ' '.repeat(width - roomOf(title));
    const head = `  ${title}${pad}  FROM ${stage.base}${say.line(stage.line)}${mark}${idle}`;
    const taken = graph.edges.filter((edge) => edge.to === stage.index && edge.kind !== 'base');
    return [head, ...taken.map((edge) => `      ${takes(say, graph, edge)}`)];
  });
  return [`${file}: ${say.stages(graph.stages.length)}`, ...lines, ''].join('\n');
}

function titleIn(say: Words, stage: GraphOutline['stages'][number]): string {
  return stage.name === null ? say.unnamed(stage.index) : stageTitle(stage);
}

function takes(say: Words, graph: GraphOutline, edge: EdgeOutline): string {
  const source = typeof edge.from === 'string' ? undefined : graph.stages[edge.from];
  const name = source === undefined ? String(edge.from) : titleIn(say, source);
  const how = edge.kind === 'copy' ? 'COPY' : 'RUN --mount';
  return `${say.takes(how, name)}${say.line(edge.line)}`;
}
