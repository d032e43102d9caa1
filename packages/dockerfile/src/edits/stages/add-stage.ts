import { parseDockerfile } from '../../parse/parse.ts';
import { say } from '../../problems/problem.ts';
import type { DockerfileModel } from '../../types.ts';
import { labelOf } from '../edges/links.ts';
import type { EditContext, IntentEdits, IntentFunction, IntentOf } from '../intent.ts';
import { renumberStages } from '../renumber.ts';
import { baseText } from './base.ts';
import { finish } from './finish.ts';
import { bodyPiece, gapOf, layoutOf, piecesOf, type Layout, type Section } from './layout.ts';
import { ideasFor, newName } from './names.ts';
import { refusals } from './refusals.ts';
import { done } from './sentences.ts';
import { writeFrom } from './write.ts';

/** Puts a stage in, at the end by default. It may be built from an earlier stage, which gets a name. */
export const addStage: IntentFunction<'addStage'> = (context, intent) => {
  const { model, graph } = context;
  const count = graph.stages.length;
  const at = intent.at ?? count;
  if (!Number.isInteger(at) || at < 0 || at > count) {
    return { ok: false, refusal: refusals.noPlace() };
  }
  const { base: wanted } = intent;
  if (wanted.kind === 'stage' && wanted.stage >= at && wanted.stage < count) {
    return comesLater(context, wanted.stage, intent);
  }
  const chosen = newName(context, intent.name, ideasFor(context, intent.base));
  if (!chosen.ok) return chosen;
  const base = baseText(context, intent.base, at, chosen.name);
  if (!base.ok) return base;
  const rows = readRows(model, intent.text ?? '');
  if (rows === null) return { ok: false, refusal: refusals.notInstructions() };
  const move = graph.stages.map(({ index }) => (index < at ? index : index + 1));
  const edits = [...base.edits, ...renumberStages(model, move)];
  const layout = layoutOf(model);
  const sections: Section[] = graph.stages.map(({ index }) => ({
    pieces: [bodyPiece(layout, index, edits)],
    tailOf: index,
  }));
  const text = startGap(model, layout) + writeFrom(model, base.text, chosen.name) + rows;
  sections.splice(at, 0, { pieces: [text], tailOf: null });
  return finish(context, {
    pieces: piecesOf(layout, sections),
    move,
    count: count + 1,
    done: done.added(chosen.name),
    notes: base.notes,
  });
};

function comesLater(
  { graph }: EditContext,
  stage: number,
  intent: IntentOf<'addStage'>,
): IntentEdits {
  const name = labelOf(graph, stage);
  const label = say(`Add it right below ${name}`, `添加到 ${name} 之后`);
  const offers = [{ label, intent: { ...intent, at: stage + 1 } }];
  return { ok: false, refusal: refusals.comesLater(name), offers };
}

/** Whole instructions, read in the file's own way; null for other text. */
function readRows({ escape }: DockerfileModel, text: string): string | null {
  const rows = text.replaceAll('\r\n', '\n').replace(/^\n+/, '').trimEnd();
  if (rows === '') return '';
  const start = `# escape=${escape}\nFROM scratch\n`;
  const read = parseDockerfile(`${start}${rows}\n`);
  const whole = read.instructions.every(({ stage, index, span }) => {
    return index === 0 || (stage === 0 && span.start >= start.length);
  });
  const isClosed = parseDockerfile(`${start}${rows}\nFROM scratch\n`).instructions.at(-1);
  return whole && isClosed?.stage === 1 ? `${rows}\n` : null;
}

/** A blank line between what stands above the first stage and that stage. */
function startGap({ nodes }: DockerfileModel, layout: Layout): string {
  if (layout.stages.length > 0) return '';
  const last = nodes.at(-1)?.kind;
  return last === undefined || last === 'bom' || last === 'blank' ? '' : gapOf(layout);
}
