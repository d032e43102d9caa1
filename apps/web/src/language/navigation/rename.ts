import { prepareRename as prepare, renameSymbol } from '@stagecraft/dockerfile';
import type { Feature } from '../feature.ts';

/** The name at the offset, or why it can't be renamed. */
export const prepareRename: Feature<'prepareRename'> = (input, { offset }) => {
  const { model, graph, options, language } = input;
  const place = prepare(model, graph, offset, options);
  return place.ok
    ? { ok: true, span: place.span, placeholder: place.name }
    : { ok: false, reason: place.refusal.message[language] };
};

/** The edits that give what is named at the offset another name, or why it can't have that one. */
export const rename: Feature<'rename'> = (input, { offset, newName }) => {
  const { model, graph, options, language } = input;
  const result = renameSymbol(model, graph, offset, newName, options);
  return result.ok ? result : { ok: false, reason: result.refusal.message[language] };
};
