import { featureAt, neededVersion, type Flag, type Span } from '@stagecraft/dockerfile';
import {
  flagReference,
  mountKeyReference,
  mountReference,
  type FlagReference,
  type MountKeyReference,
  type ValueKind,
} from '@stagecraft/dockerfile/reference';
import type { Language } from '@stagecraft/contracts';
import { codeBlock, inlineCode, link } from '../markdown.ts';
import type { Hover, Markdown } from '../service.ts';
import { isOn, type HoverPlace } from './place.ts';
import { hoverWords } from './words.ts';

/** A flag, its value, or a key of `--mount`. */
export function hoverFlag(place: HoverPlace): Hover | null {
  const { instruction, offset, language } = place;
  const flag = instruction.flags.find((candidate) => isOn(candidate.span, offset));
  if (flag === undefined) return null;
  const name = flag.name.toLowerCase();
  if (name === 'mount') {
    const key = hoverMountKey(place, flag);
    if (key !== null) return key;
  }
  const entry = flagReference(instruction.keyword, name);
  if (entry === null) return null;
  const words = hoverWords[language];
  return {
    span: flag.span,
    parts: [
      `**--${entry.name}** — ${entry.text[language]}`,
      ...about(entry, flag.value, language),
      ...needs(instruction.keyword, name, null, language),
      codeBlock(entry.example, 'dockerfile'),
      link(words.reference(`${instruction.keyword} --${entry.name}`), entry.url),
    ],
  };
}

function about(
  entry: FlagReference | MountKeyReference,
  value: string | null,
  language: Language,
): Markdown[] {
  const words = hoverWords[language];
  const chosen = value === null ? null : enumText(entry.value, value, language);
  return [
    ...(chosen === null ? [] : [chosen]),
    ...(entry.default === null ? [] : [words.default(inlineCode(entry.default))]),
  ];
}

function enumText(kind: ValueKind, value: string, language: Language): Markdown | null {
  if (kind.kind !== 'enum') return null;
  const found = kind.values.find((candidate) => candidate.value === value);
  return found === undefined ? null : `\`${found.value}\`: ${found.text[language]}`;
}

function needs(keyword: string, flag: string, part: string | null, language: Language): Markdown[] {
  const feature = featureAt(keyword, flag, part);
  if (feature === null) return [];
  return [hoverWords[language].needs(feature.name[language], neededVersion(feature))];
}

/** One `key=value` of a mount under the pointer. */
function hoverMountKey(place: HoverPlace, flag: Flag): Hover | null {
  const { model, offset, language, instruction } = place;
  const pair = pairAt(model.text, flag, offset);
  const mount =
    instruction.detail.type === 'run'
      ? instruction.detail.mounts.find(({ span }) => isOn(span, offset))
      : undefined;
  const type = mountReference.get(mount?.type ?? 'bind');
  if (pair === null || type === undefined) return null;
  const words = hoverWords[language];
  if (pair.key === 'type') {
    return {
      span: pair.span,
      parts: [
        `**type=${type.type}** — ${type.text[language]}`,
        codeBlock(type.example, 'dockerfile'),
        link(words.reference(`RUN --mount=type=${type.type}`), type.url),
      ],
    };
  }
  const key = mountKeyReference(type.type, pair.key);
  if (key === null) return null;
  return {
    span: pair.span,
    parts: [
      `**${key.name}** (\`type=${type.type}\`) — ${key.text[language]}`,
      ...about(key, pair.value, language),
      ...needs('RUN', 'mount', key.name, language),
      link(words.reference(`RUN --mount=type=${type.type}`), type.url),
    ],
  };
}

interface Pair {
  readonly key: string;
  readonly value: string | null;
  readonly span: Span;
}

function pairAt(text: string, flag: Flag, offset: number): Pair | null {
  const { valueSpan } = flag;
  if (valueSpan === null || !isOn(valueSpan, offset)) return null;
  const value = text.slice(valueSpan.start, valueSpan.end);
  const before = value.lastIndexOf(',', offset - valueSpan.start - 1) + 1;
  const comma = value.indexOf(',', before);
  const end = comma < 0 ? value.length : comma;
  const [key = '', ...rest] = value.slice(before, end).split('=');
  const span = { start: valueSpan.start + before, end: valueSpan.start + end };
  return { key: key.trim().toLowerCase(), value: rest.length === 0 ? null : rest.join('='), span };
}
