import { isStageIndex } from '../../symbols/stage-symbols.ts';
import type { Stage, Text } from '../../types.ts';
import { labelOf } from '../edges/links.ts';
import type { Edit, Refusal } from '../edit.ts';
import type { EditContext, IntentEdits } from '../intent.ts';
import { renumberStages } from '../renumber.ts';
import { replacedRefusal } from './boundary.ts';
import { finish, lineNumber } from './finish.ts';
import { layoutOf, moveWithout, piecesOf, sectionsWithout } from './layout.ts';
import type { Reference } from './references.ts';
import { refusals } from './refusals.ts';
import { done, notes } from './sentences.ts';
import { imageText, readFrom } from './write.ts';

/** Deletes a stage, and lets what names it name its base instead. */
export function replaceByBase(
  context: EditContext,
  stage: number,
  users: readonly Reference[],
): IntentEdits {
  const { model, graph } = context;
  const own = graph.stages[stage];
  if (own === undefined) return { ok: false, refusal: refusals.noStage() };
  const replaced = replacedRefusal(context, own);
  if (replaced !== null) return { ok: false, refusal: replaced };
  const named = nameBase(context, own, users);
  if (!named.ok) return named;
  const move = moveWithout(graph, stage);
  const edits = [...named.edits, ...renumberStages(model, move)].toSorted(
    (a, b) => a.start - b.start,
  );
  const layout = layoutOf(model);
  return finish(context, {
    pieces: piecesOf(layout, sectionsWithout(layout, stage, edits)),
    move,
    count: graph.stages.length - 1,
    changed: new Set(users.flatMap(({ stage: user, acting }) => [user, ...acting])),
    done: done.replaced(labelOf(context.graph, stage), named.base),
    notes: named.notes,
  });
}

type Named =
  | {
      readonly ok: true;
      readonly edits: readonly Edit[];
      readonly base: string;
      readonly notes: readonly Text[];
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** Writes the base at every place that names the stage. */
function nameBase(context: EditContext, own: Stage, users: readonly Reference[]): Named {
  const { model } = context;
  const from = readFrom(model, own.from);
  if (from === null) {
    return { ok: false, refusal: refusals.brokenFrom(String(lineNumber(context, own.from))) };
  }
  const name = sourceName(context, own, from.image.value);
  const edits: Edit[] = [];
  for (const { kind, span, stage: user, instruction } of users) {
    const captured = capturing(context, own, kind, user, name ?? from.image.value);
    if (captured !== null) return { ok: false, refusal: captured };
    if (kind === 'base') {
      const platform = context.graph.stages[user]?.platform ?? null;
      const whole = platform === null && own.base.kind !== 'stage';
      edits.push({ ...span, text: whole ? imageText(model, from) : (name ?? from.image.value) });
    } else if (name === null) {
      const line = String(lineNumber(context, instruction));
      return { ok: false, refusal: refusals.baseNotCopied(from.image.value, line) };
    } else edits.push({ ...span, text: name });
  }
  const copied = own.base.kind === 'image' && users.some(({ kind }) => kind !== 'base');
  const { platform } = own;
  const label = labelOf(context.graph, own.index);
  const said = platform !== null && copied ? [notes.otherPlatform(label, platform)] : [];
  return { ok: true, edits, base: name ?? from.image.value, notes: said };
}

/** How COPY --from and mounts can name a stage's base; null where they can't. */
function sourceName({ graph }: EditContext, { base }: Stage, written: string): string | null {
  if (base.kind === 'stage') return graph.stages[base.stage]?.name ?? null;
  if (base.kind !== 'image' || written.includes('$') || isStageIndex(base.ref)) return null;
  return base.ref;
}

/** Why the base's name would lead to another stage at a place, or null. */
function capturing(
  { graph }: EditContext,
  own: Stage,
  kind: Reference['kind'],
  user: number,
  name: string,
): Refusal | null {
  const { base } = own;
  const first = base.kind === 'stage' ? base.stage : -1;
  const found = graph.stages.some((other) => {
    const counts = kind === 'base' ? other.index < user : true;
    const same = kind === 'base' ? other.name === name : other.name === name.toLowerCase();
    return same && counts && other.index > first && other.index !== own.index;
  });
  if (!found) return null;
  return base.kind === 'stage' ? refusals.hiddenName(name) : refusals.imageIsStage(name);
}
