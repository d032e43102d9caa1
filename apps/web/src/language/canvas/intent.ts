import {
  applyEdits,
  applyIntent,
  buildGraph,
  consequenceOf,
  updateDockerfile,
  visibleText,
  type Edit,
} from '@stagecraft/dockerfile';
import { layoutGraph, layoutInput } from '@stagecraft/graph-layout';
import type { FeatureInput } from '../feature.ts';
import type { IntentAnswer, IntentParams } from '../service.ts';

/** What a gesture on the graph does to the text, in the page's language. */
export function intentAnswer(input: FeatureInput, { intent, whole }: IntentParams): IntentAnswer {
  const { model, language } = input;
  const result = applyIntent(input, intent);
  if (!result.ok) {
    const { code, message } = result.refusal;
    const offers = (result.offers ?? []).map((offer) => ({
      label: visibleText(offer.label[language]),
      intent: offer.intent,
    }));
    return { ok: false, code, reason: visibleText(message[language]), offers };
  }
  const { edits, done, notes = [], moved } = result;
  return {
    ok: true,
    edits,
    done: visibleText(done[language]),
    notes: notes.map((note) => visibleText(note[language])),
    consequence: consequenceOf(model, edits, moved),
    whole: whole ? wholeAfter(input, edits) : null,
  };
}

function wholeAfter({ model: before, options }: FeatureInput, edits: readonly Edit[]) {
  const model = updateDockerfile(before, applyEdits(before.text, edits));
  const graph = buildGraph(model, options);
  return { model, graph, layout: layoutGraph(layoutInput(model, graph), null).boxes };
}
