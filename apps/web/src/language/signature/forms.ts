import type { DockerfileModel } from '@stagecraft/dockerfile';
import { instructionReference, type SyntaxForm } from '@stagecraft/dockerfile/reference';
import type { ArgumentPlace, FlagPlace } from '../completion/place.ts';

/** The form of an instruction that is being written, and which of its parameters. */
export interface FormInUse {
  readonly form: SyntaxForm;
  /** Index; -1 for none. */
  readonly active: number;
}

/** Null for a keyword that the reference does not have. */
export function formInUse(
  model: DockerfileModel,
  place: ArgumentPlace | FlagPlace,
): FormInUse | null {
  const forms = instructionReference.get(place.keyword)?.forms ?? [];
  if (place.kind === 'flag') {
    const form = forms.find(({ label }) => label.includes('[--'));
    return form === undefined ? null : { form, active: 0 };
  }
  const form = forms.find((one) => isInUse(one, place)) ?? forms[0];
  if (form === undefined) return null;
  return { form, active: form.parameters.length === 0 ? -1 : activeIn(model, place) };
}

function isInUse({ label }: SyntaxForm, place: ArgumentPlace): boolean {
  const json = label.includes('["');
  if (place.keyword === 'HEALTHCHECK') return label.endsWith('NONE') === isNone(place);
  const array = place.form !== 'word';
  if (array || json) return array && json;
  // Nothing is written yet: the form that is best for most comes first.
  return place.typed !== '' || place.before.length > 0 || place.keyword === 'RUN';
}

function isNone({ before, typed }: ArgumentPlace): boolean {
  return /^N/i.test(before[0] ?? typed);
}

/** Which parameter of the form's label the word at the cursor is. */
function activeIn(model: DockerfileModel, place: ArgumentPlace): number {
  const count = place.before.length;
  switch (place.keyword) {
    case 'FROM':
      return count === 0 ? 1 : 2;
    case 'COPY':
    case 'ADD':
      return count === 0 || hasMore(model, place) ? 1 : 2;
    case 'RUN':
      return place.form !== 'word' && count > 0 ? 2 : 1;
    case 'CMD':
    case 'ENTRYPOINT':
    case 'SHELL':
      return place.form !== 'word' && count > 0 ? 1 : 0;
    case 'HEALTHCHECK':
      return count === 0 ? 1 : 2;
    case 'ENV':
    case 'LABEL':
    case 'ARG':
      return place.typed.includes('=') ? 1 : 0;
    case 'EXPOSE':
      return place.typed.includes('/') ? 1 : 0;
    case 'USER':
      return place.typed.includes(':') ? 1 : 0;
    default:
      return 0;
  }
}

/** Whether words follow the one at the cursor. */
function hasMore(model: DockerfileModel, place: ArgumentPlace): boolean {
  const whole = model.instructions[place.instruction];
  const trigger = whole?.detail.type === 'onbuild' ? whole.detail.trigger : null;
  const last = (trigger ?? whole)?.words.at(-1);
  return last !== undefined && last.span.start > place.start + place.typed.length;
}
