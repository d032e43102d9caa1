import { normalizeReference } from '../../graph/reference.ts';
import type { Text } from '../../types.ts';
import type { Edit, Refusal } from '../edit.ts';
import type { EditContext } from '../intent.ts';
import { freeStageName } from '../naming.ts';
import { lineNumber } from './finish.ts';
import { refusals } from './refusals.ts';
import { notes } from './sentences.ts';
import type { NewBase } from './types.ts';
import { nameEdit, readFrom } from './write.ts';

/** How a FROM names a base, and what that needs. */
export type BaseText =
  | {
      readonly ok: true;
      readonly text: string;
      /** A name for a stage that had none. */
      readonly edits: readonly Edit[];
      readonly notes: readonly Text[];
    }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * How the FROM of a stage with the index `at` can name a base; `taken` is a name that is not free. FROM
 * finds earlier stages only, by exactly their name, of several the nearest.
 */
export function baseText(
  context: EditContext,
  base: NewBase,
  at: number,
  taken?: string,
): BaseText {
  if (base.kind === 'scratch') return plain('scratch');
  if (base.kind === 'stage') return stageText(context, base.stage, at, taken);
  const { ref } = base;
  const { stages } = context.graph;
  if (ref === 'scratch') return plain(ref);
  if (/\s/.test(ref) || (!ref.includes('$') && !normalizeReference(ref).ok)) {
    return { ok: false, refusal: refusals.badImage(ref) };
  }
  const captured = stages.some(({ name, index }) => name === ref && index < at);
  return captured ? { ok: false, refusal: refusals.imageIsStage(ref) } : plain(ref);
}

function stageText(
  context: EditContext,
  index: number,
  at: number,
  taken: string | undefined,
): BaseText {
  const { model, graph } = context;
  const stage = graph.stages[index];
  if (stage === undefined || index >= at) return { ok: false, refusal: refusals.noStage() };
  const { name } = stage;
  if (name !== null) {
    const hidden = graph.stages.some(
      (other) => other.name === name && other.index > index && other.index < at,
    );
    return hidden ? { ok: false, refusal: refusals.hiddenName(name) } : plain(name);
  }
  const from = readFrom(model, stage.from);
  if (from === null) {
    return { ok: false, refusal: refusals.brokenFrom(String(lineNumber(context, stage.from))) };
  }
  const given = freeStageName(
    context,
    ['base', 'build'],
    new Set(taken === undefined ? [] : [taken]),
  );
  return {
    ok: true,
    text: given,
    edits: nameEdit(model, from, given),
    notes: [notes.named(String(index), given)],
  };
}

function plain(text: string): BaseText {
  return { ok: true, text, edits: [], notes: [] };
}
