import { sourcesOf } from '../../graph/sources.ts';
import type { DockerfileModel, Instruction, Stage, StageGraph } from '../../types.ts';
import { stageFinder, type StageFinder } from './references.ts';

/** Triggers times children could grow without bound; no real file comes near this. */
const MAX_TRIGGERS = 20_000;

/** Gives each text a number of its own. */
export type Numbers = (text: string) => number;

/** Texts are numbered from 0. */
export function makeNumbers(): Numbers {
  const known = new Map<string, number>();
  return (text) => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  };
}

/**
 * A number for what each stage is built of: its base, the triggers of that and its instructions, with
 * what they take from other stages instead of these stages' names. Equal numbers, from the same
 * {@link Numbers}, are equal results. It is the same for an instruction whether it stands in a stage or
 * in the stage that this one is built FROM. Stages in `fixed` have the text given there as their meaning.
 */
export function meaningsOf(
  model: DockerfileModel,
  graph: StageGraph,
  numbers: Numbers,
  fixed: ReadonlyMap<number, string> = new Map(),
): readonly number[] {
  const find = stageFinder(graph);
  const triggers = new Map<number, Instruction[]>();
  const meanings: number[] = [];
  let triggersLeft = MAX_TRIGGERS;
  for (const stage of graph.stages) {
    const { index, base } = stage;
    const own = stage.instructions.flatMap((at) => model.instructions[at] ?? []);
    triggers.set(index, own.flatMap(triggerOf));
    const text = fixed.get(index) ?? (stage.replaced ? `context ${String(stage.name)}` : null);
    if (text !== null) {
      meanings.push(numbers(text));
      continue;
    }
    let meaning = base.kind === 'stage' ? (meanings[base.stage] ?? -1) : numbers(baseText(stage));
    const held = base.kind === 'stage' ? (triggers.get(base.stage) ?? []) : [];
    const acting = held.slice(0, triggersLeft);
    triggersLeft -= acting.length;
    for (const instruction of [...acting, ...own]) {
      const row = rowText(model, instruction, (kind, name) => meanings[find(kind, name) ?? -1]);
      meaning = numbers(`${String(meaning)} ${row}`);
    }
    meanings.push(meaning);
  }
  return meanings;
}

function triggerOf({ detail }: Instruction): Instruction[] {
  return detail.type === 'onbuild' && detail.trigger !== null ? [detail.trigger] : [];
}

function baseText({ base, platform }: Stage): string {
  const on = platform ?? '';
  switch (base.kind) {
    case 'image':
      return `image ${base.ref} ${base.context ?? ''} ${on}`;
    case 'unknown':
      return `unknown ${base.text} ${on}`;
    default:
      return `${base.kind} ${on}`;
  }
}

/** An instruction's text, with meanings where stages are named; a trigger's names count where it acts. */
function rowText(
  { text }: DockerfileModel,
  instruction: Instruction,
  meaningOf: (...use: Parameters<StageFinder>) => number | undefined,
): string {
  const { detail, contentSpan } = instruction;
  const held = detail.type === 'onbuild' ? detail.trigger : null;
  const parts: string[] = [];
  let at = contentSpan.start;
  for (const use of sourcesOf(held ?? instruction)) {
    if (use.kind === 'context') continue;
    const meaning = meaningOf(use.kind, use.name);
    if (meaning === undefined && held === null) continue;
    parts.push(text.slice(at, use.span.start), held === null ? `stage ${String(meaning)}` : 'name');
    at = use.span.end;
  }
  parts.push(text.slice(at, contentSpan.end));
  return parts.join('\0');
}
