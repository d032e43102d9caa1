import type { Text } from '@stagecraft/dockerfile';
import {
  flagReference,
  instructionReference,
  type FlagReference,
} from '@stagecraft/dockerfile/reference';
import { placeAt, type ValuePlace } from '../completion/place.ts';
import type { Feature } from '../feature.ts';
import type { SignatureHelp } from '../service.ts';
import { formInUse } from './forms.ts';
import { mountOutline, type Outline } from './mount.ts';

/** The form of the instruction, or of the flag's value, that the cursor is in. Null where there is none. */
export const signatureHelp: Feature<'signature'> = ({ model, language }, { offset }) => {
  const at = Math.max(0, Math.min(offset, model.text.length));
  const place = placeAt(model, at);
  const say = (text: Text): string => text[language];
  switch (place?.kind) {
    case 'keyword': {
      const form = place.trigger ? instructionReference.get('ONBUILD')?.forms[0] : undefined;
      return form === undefined ? null : render({ ...form, active: 0 }, say);
    }
    case 'flag':
    case 'argument': {
      const use = formInUse(model, place);
      return use === null ? null : render({ ...use.form, active: use.active }, say);
    }
    case 'value': {
      const outline = flagOutline(place);
      return outline === null ? null : render(outline, say);
    }
    default:
      return null;
  }
};

function flagOutline(place: ValuePlace): Outline | null {
  const flag = flagReference(place.keyword, place.flag);
  if (flag === null) return null;
  if (flag.value.kind === 'mount') return mountOutline(place);
  const value = valueLabel(flag);
  return {
    label: `--${flag.name}=${value}`,
    text: flag.text,
    parameters: [{ label: value, text: flag.text }],
    active: 0,
  };
}

function valueLabel({ value, name }: FlagReference): string {
  if (value.kind === 'enum') return value.values.map((one) => one.value).join('|');
  if (value.kind === 'boolean') return 'true|false';
  return LABELS[value.kind] ?? `<${name}>`;
}

const LABELS: Readonly<Record<string, string>> = {
  checksum: 'sha256:<digest>',
  duration: '<duration>',
  number: '<count>',
  owner: '<user>[:<group>]',
  platform: '<os>/<architecture>[/<variant>]',
  source: '<stage|image|context>',
};

function render(outline: Outline, say: (text: Text) => string): SignatureHelp {
  let at = 0;
  const parameters = outline.parameters.map(({ label, text }) => {
    const start = outline.label.indexOf(label, at);
    at = start + label.length;
    // The editor shows both texts, one below the other.
    const about = text === outline.text ? '' : say(text);
    return { span: { start, end: at }, documentation: about };
  });
  const { label, text, active } = outline;
  return { label, documentation: say(text), parameters, active };
}
