import { featureAt } from '@stagecraft/dockerfile';
import {
  mountKeyReference,
  mountReference,
  type MountKeyReference,
} from '@stagecraft/dockerfile/reference';
import type { Completion } from '../service.ts';
import { item, replaceSpan, type Ask } from './ask.ts';
import { cacheFolders, imageFolders } from './folders.ts';
import { contextPaths } from './context-paths.ts';
import { pathsIn } from './image-paths.ts';
import type { ValuePlace } from './place.ts';
import { mountSources, type Part } from './stages.ts';
import { plainValues } from './plain-values.ts';
import { explain, join, needs } from './words.ts';

/** `key=value` fields of the mount at the cursor, but for the one that the cursor is in. */
interface Fields {
  /** Lower case; the default is a bind mount. */
  readonly type: string;
  readonly hasType: boolean;
  readonly values: ReadonlyMap<string, string>;
}

const FIELD_TAIL = /[^\s,"']*/;

/** Types, keys and values of a `--mount=…`, for the field that the cursor is in. */
export function mounts(ask: Ask, place: ValuePlace): readonly Completion[] {
  const from = place.typed.lastIndexOf(',') + 1;
  const field = place.typed.slice(from);
  const fields = readFields(ask, place, from);
  const equals = field.indexOf('=');
  if (equals < 0) return keys(ask, fields, { typed: field, start: place.start + from });
  const name = field.slice(0, equals).toLowerCase();
  const value: Part = {
    typed: field.slice(equals + 1),
    start: place.start + from + equals + 1,
  };
  return name === 'type' ? types(ask, value, '') : keyValues(ask, place, fields, name, value);
}

function readFields(ask: Ask, place: ValuePlace, from: number): Fields {
  const behind = /^[^\s,]*(\S*)/.exec(ask.input.model.text.slice(ask.offset, ask.offset + 500));
  const text = `${place.typed.slice(0, from)},${behind?.[1] ?? ''}`;
  const values = new Map<string, string>();
  for (const part of text.split(',')) {
    const [name = '', ...rest] = part.split('=');
    if (name !== '') values.set(name.toLowerCase(), rest.join('='));
  }
  const type = values.get('type')?.toLowerCase();
  return { type: type ?? 'bind', hasType: type !== undefined, values };
}

/** `prefix` is `type=` where the key is not written yet. */
function types(ask: Ask, part: Part, prefix: 'type=' | ''): readonly Completion[] {
  const span = replaceSpan(ask, part.start, FIELD_TAIL);
  const more = ask.input.model.text[span.end] === ',';
  return [...mountReference.values()].map((entry, index) => {
    const label = `${prefix}${entry.type}`;
    const goesOn = !more && entry.type !== 'ssh';
    return item('value', label, span, index, {
      insert: goesOn ? `${label},` : label,
      documentation: explain(ask, entry),
      // Found by the type's own letters too.
      ...(prefix === '' ? {} : { filter: `type ${entry.type}` }),
      ...(goesOn ? { again: true } : {}),
    });
  });
}

function keys(ask: Ask, fields: Fields, part: Part): readonly Completion[] {
  const span = replaceSpan(ask, part.start, /[\w-]*=?/);
  const known = mountReference.get(fields.type)?.keys ?? [];
  const unused = known.filter(
    ({ name, aliases }) => ![name, ...aliases].some((one) => fields.values.has(one)),
  );
  const first = fields.hasType ? [] : types(ask, part, 'type=');
  return [
    ...first,
    ...unused.map((key, index) => {
      const open = key.value.kind !== 'boolean';
      const ranked = item('key', open ? `${key.name}=` : key.name, span, keyRank(key, index), {
        detail: keyDetail(ask, key),
        documentation: ask.say(key.text),
      });
      return open ? { ...ranked, again: true as const } : ranked;
    }),
  ];
}

function keyRank({ required }: MountKeyReference, index: number): number {
  return required ? 10 + index : 20 + index;
}

function keyDetail(ask: Ask, { name, required, default: fallback }: MountKeyReference): string {
  return join(
    ask,
    required ? { en: 'required', 'zh-CN': '必填' } : null,
    fallback === null ? null : { en: `default ${fallback}`, 'zh-CN': `默认 ${fallback}` },
    needs(featureAt('RUN', 'mount', name)),
  );
}

function keyValues(
  ask: Ask,
  place: ValuePlace,
  fields: Fields,
  name: string,
  part: Part,
): readonly Completion[] {
  const key = mountKeyReference(fields.type, name);
  if (key === null) return [];
  switch (key.value.kind) {
    case 'source':
      return mountSources(ask, place, part);
    case 'context-path':
    case 'image-path':
      if (key.name === 'source') return sourcePaths(ask, place, fields, part);
      return fields.type === 'cache'
        ? cacheFolders(ask, place, part)
        : imageFolders(ask, place, part);
    case 'text':
      return ids(ask, fields.type, part);
    default:
      return plainValues(ask, part.start, key.value);
  }
}

function sourcePaths(
  ask: Ask,
  place: ValuePlace,
  fields: Fields,
  part: Part,
): readonly Completion[] {
  const from = fields.values.get('from') ?? '';
  if (from !== '') return pathsIn(ask, { from, stage: place.stage, index: false }, part);
  return fields.type === 'bind' ? contextPaths(ask, place.instruction, part, 'mount') : [];
}

/** Ids that other mounts of the file have. */
function ids(ask: Ask, type: string, part: Part): readonly Completion[] {
  const span = replaceSpan(ask, part.start, FIELD_TAIL);
  const found = new Set<string>();
  for (const { detail } of ask.input.model.instructions) {
    if (detail.type !== 'run') continue;
    for (const mount of detail.mounts) {
      const id = mount.options['id'];
      const here = mount.span.start <= ask.offset && ask.offset <= mount.span.end;
      if (!here && mount.type === type && id !== undefined && id !== '') found.add(id);
    }
  }
  return [...found].map((id, index) =>
    item('value', id, span, index, {
      detail: ask.say({ en: 'used in this file', 'zh-CN': '本文件中已使用' }),
    }),
  );
}
