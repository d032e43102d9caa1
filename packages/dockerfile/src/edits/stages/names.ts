import { stageRefusal } from '../../symbols/rename-stage.ts';
import type { Stage } from '../../types.ts';
import type { Refusal } from '../edit.ts';
import type { EditContext } from '../intent.ts';
import { freeStageName } from '../naming.ts';
import type { NewBase } from './types.ts';

/** Why a new stage can't have this name (in lower case), or null. */
export function newNameRefusal({ graph, options }: EditContext, name: string): Refusal | null {
  return stageRefusal(graph, -1, name, options);
}

/** The name that is asked for, in lower case, or a free one of `ideas`; or why it can't be had. */
export function newName(
  context: EditContext,
  wanted: string | null,
  ideas: readonly string[],
):
  { readonly ok: true; readonly name: string } | { readonly ok: false; readonly refusal: Refusal } {
  if (wanted === null) return { ok: true, name: freeStageName(context, ideas) };
  const name = wanted.toLowerCase();
  const refusal = newNameRefusal(context, name);
  return refusal === null ? { ok: true, name } : { ok: false, refusal };
}

/**
 * What a stage on this base may be called: after its image (`node` for `docker.io/library/node:22`), or after
 * the stage that it goes on from.
 */
export function ideasFor({ graph }: EditContext, base: NewBase): string[] {
  if (base.kind === 'stage') {
    const name = graph.stages[base.stage]?.name ?? null;
    return name === null ? ['build', 'stage'] : [isPlain(name) ? `${name}-next` : 'stage'];
  }
  return base.kind === 'image' ? [imageName(base.ref) ?? 'stage'] : ['stage'];
}

/** What a copy of a stage may be called. */
export function copyIdeas({ name, base }: Stage): string[] {
  const stem = name ?? (base.kind === 'image' ? imageName(base.ref) : null) ?? 'stage';
  return [isPlain(stem) ? `${stem}-copy` : 'stage'];
}

/** Whether a name can be made longer by `-word`. */
function isPlain(name: string): boolean {
  return /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/.test(name);
}

function imageName(ref: string): string | null {
  const path = ref.replace(/@.*$/, '').replace(/:[^/]*$/, '');
  const last = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(last) ? last : null;
}
