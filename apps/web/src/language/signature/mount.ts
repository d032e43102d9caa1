import type { Text } from '@stagecraft/dockerfile';
import { mountReference } from '@stagecraft/dockerfile/reference';
import type { ValuePlace } from '../completion/place.ts';

/** A label with its parts, before texts are put into a language. */
export interface Outline {
  readonly label: string;
  readonly text: Text;
  readonly parameters: readonly { readonly label: string; readonly text: Text }[];
  readonly active: number;
}

const TYPE: Text = { en: 'What is mounted.', 'zh-CN': '挂载的类型。' };

/** The keys of the mount that is being written; its types while there is none. */
export function mountOutline(place: ValuePlace): Outline {
  const fields = place.typed.split(',');
  const written = fields.find((field) => /^type=/i.test(field))?.slice('type='.length) ?? '';
  const type = mountReference.get(written.toLowerCase());
  if (type === undefined) {
    const types = `type=${[...mountReference.keys()].join('|')}`;
    const parameters = [{ label: types, text: TYPE }];
    return { label: `--mount=${types},…`, text: TYPE, parameters, active: 0 };
  }
  const [key = ''] = fields.at(-1)?.toLowerCase().split('=') ?? [];
  const parts = type.keys.map((one) => {
    const part = one.value.kind === 'boolean' ? one.name : `${one.name}=…`;
    return {
      label: one.required ? part : `[${part}]`,
      text: one.text,
      names: [one.name, ...one.aliases],
    };
  });
  const kind = `type=${type.type}`;
  return {
    label: `--mount=${[kind, ...parts.map(({ label }) => label)].join(',')}`,
    text: type.text,
    parameters: [{ label: kind, text: type.text }, ...parts],
    active: key === 'type' ? 0 : parts.findIndex(({ names }) => names.includes(key)) + 1 || -1,
  };
}
