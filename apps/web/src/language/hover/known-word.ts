import type { Span, Text } from '@stagecraft/dockerfile';
import { labelReference, signalReference } from '@stagecraft/dockerfile/reference';
import { inlineCode } from '../markdown.ts';
import type { Hover } from '../service.ts';
import { isOn, type HoverPlace } from './place.ts';

/** A label's key of the OCI annotations, a signal's name or number. */
export function hoverKnownWord(place: HoverPlace): Hover | null {
  const { keyword, detail, words } = place.instruction;
  if (keyword === 'LABEL' && detail.type === 'pairs') {
    const pair = detail.pairs.find(({ nameSpan }) => isOn(nameSpan, place.offset));
    const label = labelReference.find(({ key }) => key === pair?.name.replaceAll(/["']/g, ''));
    return pair && label ? about(place, pair.nameSpan, label.key, label.text) : null;
  }
  const [word] = words;
  if (keyword !== 'STOPSIGNAL' || word === undefined || !isOn(word.span, place.offset)) return null;
  const written = word.value.toUpperCase();
  const signal = signalReference.find(({ name, number }) =>
    [name, name.slice('SIG'.length), String(number)].includes(written),
  );
  if (signal === undefined) return null;
  return about(place, word.span, `${signal.name} (${String(signal.number)})`, signal.text);
}

function about({ language }: HoverPlace, span: Span, name: string, text: Text): Hover {
  return { span, parts: [`${inlineCode(name)}\n\n${text[language]}`] };
}
