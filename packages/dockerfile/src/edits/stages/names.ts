import { stageRefusal } from '../../symbols/rename-stage.ts';
import type { Stage } from '../../types.ts';
import type { Refusal } from '../edit.ts';
import type { EditContext } from '../intent.ts';
import type { NewBase } from './types.ts';

/** How a stage is called where a person reads of it: its name, or its number. */
export function labelOf({ graph }: EditContext, stage: number): string {
  return graph.stages[stage]?.name ?? String(stage);
}

/** Why a new stage can't have this name (in lower case), or null. */
export function newNameRefusal({ graph, options }: EditContext, name: string): Refusal | null {
  return stageRefusal(graph, -1, name, options);
}

/** The name that is asked for, in lower case, or a free one like `stem`; or why it can't be had. */
export function newName(
  context: EditContext,
  wanted: string | null,
  stem: string,
):
  { readonly ok: true; readonly name: string } | { readonly ok: false; readonly refusal: Refusal } {
  if (wanted === null) return { ok: true, name: freeName(context, stem) };
  const name = wanted.toLowerCase();
  const refusal = newNameRefusal(context, name);
  return refusal === null ? { ok: true, name } : { ok: false, refusal };
}

/** `stem`, or `stem-2` and so on: the first that no stage, image or context of the file has. */
export function freeName(
  context: EditContext,
  stem: string,
  taken: readonly string[] = [],
): string {
  const free = (name: string): boolean =>
    !taken.includes(name) && newNameRefusal(context, name) === null;
  if (free(stem)) return stem;
  const root = stem.replace(/-[0-9]+$/, '');
  let count = 2;
  while (!free(`${root}-${String(count)}`)) count += 1;
  return `${root}-${String(count)}`;
}

/** What a stage on this base may be called: after the image (`node` for `docker.io/library/node:22`). */
export function stemOf({ graph }: EditContext, base: NewBase): string {
  if (base.kind === 'scratch') return 'stage';
  return base.kind === 'image' ? imageStem(base.ref) : stageStem(graph.stages[base.stage]);
}

/** What a stage without a name may be called, or one like it. */
export function stageStem(stage: Stage | undefined): string {
  if (stage === undefined) return 'stage';
  if (stage.name !== null && /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/.test(stage.name))
    return stage.name;
  return stage.base.kind === 'image' ? imageStem(stage.base.ref) : 'stage';
}

function imageStem(ref: string): string {
  const path = ref.replace(/@.*$/, '').replace(/:[^/]*$/, '');
  const last = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(last) ? last : 'stage';
}
