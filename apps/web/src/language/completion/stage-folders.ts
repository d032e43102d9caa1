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

/** The image that a stage is built from in the end; null for scratch and what is not known. */
export function rootImage(graph: StageGraph, stage: number): string | null {
  const base = lineage(graph, stage).at(-1)?.base;
  return base?.kind === 'image' ? base.ref : null;
}

/** What the text tells of a stage's folders. */
export interface StagePaths {
  /** Null where the text does not say it. */
  readonly workdir: string | null;
  /** Absolute paths that its instructions name, the last first. */
  readonly named: readonly string[];
}

/** Walks a stage, its base stages first, up to an instruction (not included). */
export function stagePaths(ask: Ask, stage: number, before = Infinity): StagePaths {
  const { model, graph } = ask.input;
  const stages = [...lineage(graph, stage)].reverse();
  let workdir: string | null = stages[0]?.base.kind === 'scratch' ? '/' : null;
  const named = new Set<string>();
  const add = (path: string): void => {
    named.delete(path);
    named.add(path);
  };
  for (const one of stages) {
    for (const index of one.instructions) {
      const instruction = model.instructions[index];
      if (instruction === undefined || index >= before) break;
      if (instruction.keyword === 'WORKDIR') {
        const path = ask.resolver.expand(index, instruction.words[0]?.value ?? '').value;
        workdir = path === null ? null : absolute(workdir, path);
        if (workdir !== null) add(workdir);
      } else pathsOf(ask, instruction, workdir).forEach(add);
    }
  }
  return { workdir, named: [...named].reverse().filter((path) => path !== '/') };
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

function pathsOf(ask: Ask, instruction: Instruction, workdir: string | null): readonly string[] {
  const { detail, keyword, index } = instruction;
  if (detail.type === 'copy') return copied(ask, instruction, workdir);
  if (keyword === 'RUN') return madeByRun(ask.input.model.text, instruction);
  if (keyword !== 'VOLUME') return [];
  return instruction.words.flatMap(({ value }) => {
    const path = ask.resolver.expand(index, value).value;
    return path?.startsWith('/') === true ? [cleaned(path)] : [];
  });
}

/** The destination, and what a folder as destination gets by its name. */
function copied(ask: Ask, { detail, index }: Instruction, workdir: string | null): string[] {
  if (detail.type !== 'copy' || detail.destination === null) return [];
  const written = ask.resolver.expand(index, detail.destination.value).value;
  const target = written === null ? null : absolute(workdir, written);
  if (written === null || target === null) return [];
  const found = [target];
  if (!/(?:^|\/)\.?$/.test(written)) return found;
  for (const { value } of detail.sources) {
    const name = cleaned(value).split('/').at(-1) ?? '';
    if (/\.\w+$/.test(name) && !/[*?[$<:]/.test(value)) found.push(cleaned(`${target}/${name}`));
  }
  return found;
}

/** Absolute paths behind `-o` and `mkdir`. */
function madeByRun(text: string, { contentSpan }: Instruction): readonly string[] {
  const command = text.slice(contentSpan.start, contentSpan.end);
  const made = command.matchAll(/(?:\s-o|\s--output|\bmkdir(?: -p)?)[ =](\/[\w./-]+)/g);
  return Array.from(made, (match) => cleaned(match[1] ?? ''));
}
