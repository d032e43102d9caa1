import { createHash } from 'node:crypto';
import { createResolver, type EditContext, type Instruction } from '../../src/index.ts';

/** One row as it acts in a stage: its text without names of stages, and what it takes from. */
export interface Row {
  readonly keyword: string;
  readonly text: string;
  /** Indices of stages, or ids of images and the context. */
  readonly sources: readonly (number | string)[];
}

/** The rows that act in a stage itself: triggers of its base, then its own. */
export function rowsOf({ model, graph }: EditContext, stage: number): Row[] {
  const own = graph.stages[stage];
  if (own === undefined) return [];
  const byId = new Map(graph.stages.map(({ id, index }) => [id, index]));
  const row = (instruction: Instruction, trigger: boolean): Row => {
    const edges = graph.edges.filter(
      (edge) => edge.instruction === instruction.index && edge.target === own.id,
    );
    const { start, end } = instruction.contentSpan;
    const text = model.text.slice(start, end).replaceAll(/\bfrom=[^\s,]+/gi, 'from=');
    return {
      keyword: trigger ? `trigger ${instruction.keyword}` : instruction.keyword,
      text: trigger ? text.replace(/^\s*onbuild\s+/i, '') : text,
      sources: edges.map(({ source }) => byId.get(source) ?? source),
    };
  };
  const read = (index: number): Instruction[] => model.instructions.slice(index, index + 1);
  const { base } = own;
  const triggers =
    base.kind === 'stage'
      ? (graph.stages[base.stage]?.instructions ?? [])
          .flatMap(read)
          .filter(({ keyword }) => keyword === 'ONBUILD')
      : [];
  return [
    ...triggers.map((one) => row(one, true)),
    ...own.instructions.flatMap(read).map((one) => row(one, false)),
  ];
}

/** The rows from the stage's image on, through all that it is built FROM. */
export function flattened(context: EditContext, stage: number): Row[] {
  const base = context.graph.stages[stage]?.base;
  const above = base?.kind === 'stage' ? flattened(context, base.stage) : [];
  return [...above, ...rowsOf(context, stage)];
}

/** The image at the bottom, with its platform. */
export function rootOf({ graph }: EditContext, stage: number): string {
  const own = graph.stages[stage];
  if (own === undefined) return '';
  const { base, platform } = own;
  return base.kind === 'stage'
    ? rootOf({ graph } as EditContext, base.stage)
    : `${JSON.stringify(base)} ${String(platform)}`;
}

/**
 * Digests of all that each stage is made of: its image, all rows, and the digests of what these take
 * from. `opaque` stages count as what is given for them.
 */
export function digestsOf(
  context: EditContext,
  opaque: ReadonlyMap<number, string> = new Map(),
): string[] {
  const known = new Map<number, string>();
  const digest = (stage: number): string => {
    const found = known.get(stage) ?? opaque.get(stage);
    if (found !== undefined) return found;
    const rows = flattenedUpTo(context, stage, opaque).map((row) =>
      typeof row === 'string' ? row : rowText(row, digest),
    );
    const made = createHash('sha256').update(rows.join('\0')).digest('hex');
    known.set(stage, made);
    return made;
  };
  return context.graph.stages.map(({ index }) => digest(index));
}

function flattenedUpTo(
  context: EditContext,
  stage: number,
  opaque: ReadonlyMap<number, string>,
): (Row | string)[] {
  const known = opaque.get(stage);
  if (known !== undefined) return [known];
  const base = context.graph.stages[stage]?.base;
  const above =
    base?.kind === 'stage' ? flattenedUpTo(context, base.stage, opaque) : [rootOf(context, stage)];
  return [...above, ...rowsOf(context, stage)];
}

/** A row, with what stands for each stage that it takes from; a trigger that is only held takes nothing. */
export function rowText(
  { text, keyword, sources }: Row,
  digest: (stage: number) => string,
): string {
  const named = sources.map((source) => (typeof source === 'number' ? digest(source) : source));
  // As a trigger that acts, a row is no other than as a row of the stage.
  return `${keyword.replace('trigger ', '')} ${text} ${named.join(' ')}`;
}

/** What the image of a stage runs, by the rules for CMD and ENTRYPOINT. */
export function commandsOf(context: EditContext, stage: number): { cmd: string; entry: string } {
  const base = context.graph.stages[stage]?.base;
  const from =
    base?.kind === 'stage' ? commandsOf(context, base.stage) : { cmd: 'image', entry: 'image' };
  let { cmd, entry } = from;
  let isSet = false;
  for (const { keyword, text } of rowsOf(context, stage)) {
    if (keyword === 'CMD') {
      cmd = text;
      isSet = true;
    } else if (keyword === 'ENTRYPOINT') {
      entry = text;
      if (!isSet) cmd = '';
    }
  }
  return { cmd, entry };
}

/** The triggers that a stage's image holds. */
export function triggersOf(context: EditContext, stage: number): string[] {
  return rowsOf(context, stage).flatMap(({ keyword, text }) =>
    keyword === 'ONBUILD' ? [text] : [],
  );
}

/** The variables that a stage's last instruction sees. */
export function lastVariables({ model, graph, options }: EditContext, stage: number): string[] {
  const last = graph.stages[stage]?.instructions.at(-1);
  if (last === undefined) return [];
  const scope = createResolver(model, graph, options).scopeAt(last);
  return [...scope].map(([name, { kind, value }]) => `${name} ${kind} ${String(value)}`).toSorted();
}
