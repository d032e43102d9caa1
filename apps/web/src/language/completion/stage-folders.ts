import type { Instruction, Stage, StageGraph } from '@stagecraft/dockerfile';
import type { Ask } from './ask.ts';

/** A stage and those it is built from, itself first. */
export function lineage(graph: StageGraph, stage: number): readonly Stage[] {
  const found: Stage[] = [];
  let current = graph.stages[stage];
  while (current !== undefined && found.length <= graph.stages.length) {
    found.push(current);
    current = current.base.kind === 'stage' ? graph.stages[current.base.stage] : undefined;
  }
  return found;
}

/** The image that a stage is built from in the end; null for scratch, a named context and what is not known. */
export function rootImage(graph: StageGraph, stage: number): string | null {
  const base = lineage(graph, stage).at(-1)?.base;
  return base?.kind === 'image' && base.context === undefined ? base.ref : null;
}

/** What the text tells of a stage's folders. */
export interface StagePaths {
  /** Null where the text does not say it. */
  readonly workdir: string | null;
  /** Absolute paths that its instructions name, the last first. */
  readonly named: readonly NamedPath[];
}

export interface NamedPath {
  readonly path: string;
  /** Whether the text shows it to be a folder. */
  readonly folder: boolean;
}

/** Walks a stage, its base stages first, up to an instruction (not included). */
export function stagePaths(ask: Ask, stage: number, before = Infinity): StagePaths {
  const { model, graph } = ask.input;
  const stages = [...lineage(graph, stage)].reverse();
  let workdir: string | null = stages[0]?.base.kind === 'scratch' ? '/' : null;
  const named = new Map<string, NamedPath>();
  const add = (one: NamedPath): void => {
    named.delete(one.path);
    if (one.path !== '/') named.set(one.path, one);
  };
  for (const one of stages) {
    for (const index of one.instructions) {
      const instruction = model.instructions[index];
      if (instruction === undefined || index >= before) break;
      if (instruction.keyword === 'WORKDIR') {
        const path = ask.resolver.expand(index, instruction.words[0]?.value ?? '').value;
        workdir = path === null ? null : absolute(workdir, path);
        if (workdir !== null) add({ path: workdir, folder: true });
      } else pathsOf(ask, instruction, workdir).forEach(add);
    }
  }
  return { workdir, named: [...named.values()].reverse() };
}

/** A path of the image, made absolute; null when it is relative to a folder that is not known. */
export function absolute(workdir: string | null, path: string): string | null {
  if (path.startsWith('/')) return cleaned(path);
  return workdir === null ? null : cleaned(`${workdir}/${path}`);
}

function cleaned(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function pathsOf(ask: Ask, instruction: Instruction, workdir: string | null): readonly NamedPath[] {
  const { detail, keyword, index } = instruction;
  if (detail.type === 'copy') return copied(ask, instruction, workdir);
  if (keyword === 'RUN') return madeByRun(ask.input.model.text, instruction);
  if (keyword !== 'VOLUME') return [];
  return instruction.words.flatMap(({ value }) => {
    const path = ask.resolver.expand(index, value).value;
    return path?.startsWith('/') === true ? [{ path: cleaned(path), folder: true }] : [];
  });
}

/** The destination, and what a folder as destination gets by its name. */
function copied(
  ask: Ask,
  { detail, index }: Instruction,
  workdir: string | null,
): readonly NamedPath[] {
  if (detail.type !== 'copy' || detail.destination === null) return [];
  const written = ask.resolver.expand(index, detail.destination.value).value;
  const target = written === null ? null : absolute(workdir, written);
  if (written === null || target === null) return [];
  const isFolder = /(?:^|\/)\.?$/.test(written);
  const folder = { path: target, folder: isFolder || detail.sources.length > 1 };
  const names = isFolder ? detail.sources.flatMap(({ value }) => fileName(value)) : [];
  return [folder, ...names.map((name) => ({ path: cleaned(`${target}/${name}`), folder: false }))];
}

/** The name of a source that looks like one file. */
function fileName(source: string): readonly string[] {
  const name = cleaned(source).split('/').at(-1) ?? '';
  return /\.\w+$/.test(name) && !/[*?[$<:]/.test(source) ? [name] : [];
}

/** Absolute paths behind `-o` and `mkdir`. */
function madeByRun(text: string, { contentSpan }: Instruction): readonly NamedPath[] {
  const command = text.slice(contentSpan.start, contentSpan.end);
  const made = command.matchAll(/(?:\s-o|\s--output|\b(mkdir)(?: -p)?)[ =](\/[\w./-]+)/g);
  return Array.from(made, ([, mkdir, path = '']) => ({
    path: cleaned(path),
    folder: mkdir !== undefined || path.endsWith('/'),
  }));
}
