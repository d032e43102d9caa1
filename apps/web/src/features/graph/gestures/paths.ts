import type { Instruction, SourceEnd } from '@stagecraft/dockerfile';
import type { Snapshot } from '../../../state/document-slice.types.ts';

type Scene = Pick<Snapshot, 'model' | 'graph'>;

/** Folders that a RUN makes by these words; what else a command leaves behind is not in its text. */
const mkdir = /\bmkdir\s+((?:-\S+\s+)*)([^;&|<>\n]+)/g;
/** What a shell would work out: its value is not in the text. */
const computed = /[$`*?{}~]/;

/**
 * Absolute paths that a stage's text names (destinations of COPY and ADD, WORKDIR, `mkdir`), the last
 * ones first. They need not be all, nor be there: only a build tells. None for images and the context.
 */
export function suggestedPaths({ model, graph }: Scene, source: SourceEnd): string[] {
  if (source.kind !== 'stage') return [];
  const found: string[] = [];
  let workdir = '/';
  for (const index of lineage(graph, source.stage)) {
    const instruction = model.instructions[index];
    if (instruction === undefined) continue;
    const paths = namedIn(instruction, model.text);
    for (const path of paths) found.push(absolute(path, workdir));
    if (instruction.keyword === 'WORKDIR' && paths[0] !== undefined) {
      workdir = absolute(paths[0], workdir);
    }
  }
  return [...new Set(found.filter((path) => path !== '/').toReversed())];
}

/** Instructions of a stage after those of the stages that it is built on. */
function lineage(graph: Scene['graph'], stage: number): number[] {
  const parts: (readonly number[])[] = [];
  for (let own = graph.stages[stage]; own !== undefined;) {
    parts.push(own.instructions);
    // A base stands above: the walk ends.
    const base: number = own.base.kind === 'stage' ? own.base.stage : -1;
    own = base < own.index ? graph.stages[base] : undefined;
  }
  return parts.toReversed().flat();
}

function namedIn(instruction: Instruction, text: string): string[] {
  const { detail, keyword } = instruction;
  if (detail.type === 'copy') return known([detail.destination?.value ?? '']);
  if (keyword === 'WORKDIR') return known([instruction.words[0]?.value ?? '']);
  if (detail.type !== 'run') return [];
  const shell = text.slice(instruction.argsSpan.start, instruction.argsSpan.end);
  return [...shell.matchAll(mkdir)].flatMap(([, , words]) =>
    known((words ?? '').trim().split(/\s+/)),
  );
}

function known(words: readonly string[]): string[] {
  return words
    .map((word) => word.replace(/^(['"])(.*)\1$/, '$2'))
    .filter((word) => word !== '' && word !== '\\' && !computed.test(word));
}

function absolute(path: string, workdir: string): string {
  const full = path.startsWith('/') ? path : `${workdir}/${path}`;
  const parts: string[] = [];
  for (const part of full.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/**
 * Where files are likely wanted: the same place as in a stage or image; from the context the working
 * directory, a folder under its own name.
 */
export function defaultDestination(
  { model, graph }: Scene,
  sources: readonly string[],
  source: SourceEnd,
  target: number,
): string {
  const [first = ''] = sources;
  const several = sources.length > 1;
  if (source.kind !== 'context') return several ? '/' : first;
  const hasWorkdir = lineage(graph, target).some(
    (index) => model.instructions[index]?.keyword === 'WORKDIR',
  );
  const root = hasWorkdir ? './' : '/';
  if (several || !first.endsWith('/')) return root;
  return `${root}${first.split('/').at(-2) ?? ''}/`;
}
