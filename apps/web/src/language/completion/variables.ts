import { isShell, type Variable } from '@stagecraft/dockerfile';
import { predefinedArguments } from '@stagecraft/dockerfile/reference';
import type { Completion } from '../service.ts';
import { item, replaceSpan, type Ask } from './ask.ts';
import type { ArgumentPlace, Place } from './place.ts';
import { join } from './words.ts';

/** `$NAME` or `${NAME` that ends at the cursor. */
interface Open {
  readonly start: number;
  readonly braced: boolean;
}

/** The variable that is being written at the cursor; null when there is none, or its `$` is escaped. */
export function openVariable(ask: Ask): Open | null {
  const { text, escape } = ask.input.model;
  const lineStart = text.lastIndexOf('\n', ask.offset - 1) + 1;
  const line = text.slice(Math.max(lineStart, ask.offset - 200), ask.offset);
  const match = /\$(\{?)([A-Za-z_]\w*)?$/.exec(line);
  if (match === null) return null;
  let escapes = 0;
  while (line[match.index - 1 - escapes] === escape) escapes++;
  if (escapes % 2 === 1) return null;
  return { start: ask.offset - (match[2] ?? '').length, braced: match[1] === '{' };
}

/** Variables in scope, for `$…`. None where the builder does not expand any. */
export function variables(ask: Ask, place: Place, open: Open): readonly Completion[] {
  if (!('instruction' in place) || !expands(place)) return [];
  const span = replaceSpan(ask, open.start, /\w*/);
  const next = ask.input.model.text[span.end] ?? '';
  const spell = (name: string): string => {
    if (open.braced) return next === '}' ? name : `${name}}`;
    return open.start === ask.offset && /\w/.test(next) ? `{${name}}` : name;
  };
  const only = environmentOnly(place) ? 'env' : null;
  const known = [...ask.resolver.scopeAt(place.instruction).values()];
  return known
    .filter(({ kind }) => only === null || kind === only)
    .map((variable) =>
      item('variable', variable.name, span, rank(variable), {
        insert: spell(variable.name),
        detail: about(ask, variable),
        ...documented(ask, variable),
      }),
    );
}

/** COPY --from and a mount's from take no variable; FROM's stage name is one as written. */
function expands(place: Place): boolean {
  if (place.kind === 'heredoc') return place.expand;
  if (place.kind === 'value') {
    return !(
      place.flag === 'from' ||
      (place.flag === 'mount' && /(?:^|,)from=[^,]*$/i.test(place.typed))
    );
  }
  if (place.kind !== 'argument') return false;
  if (place.keyword === 'FROM') return place.before.length === 0;
  if (/^(?:RUN|CMD|ENTRYPOINT|HEALTHCHECK)$/.test(place.keyword)) {
    return place.form === 'word' || isScript(place);
  }
  return place.keyword !== 'MAINTAINER' && place.keyword !== 'SHELL';
}

/** `["sh", "-c", "…`: a script in the exec form. */
function isScript({ form, before }: ArgumentPlace): boolean {
  if (form !== 'string' || before.length < 2 || !isShell(before[0] ?? '')) return false;
  return /^-[a-z]*c[a-z]*$/.test(before.at(-1) ?? '');
}

/** A container's shell sees no ARG. */
function environmentOnly(place: Place): boolean {
  return 'keyword' in place && /^(?:CMD|ENTRYPOINT|HEALTHCHECK)$/.test(place.keyword);
}

/** The text's own variables first, then those that are always there. */
function rank({ kind, source }: Variable): number {
  if (kind === 'predefined') return 20;
  return source === 'base-image' ? 10 : 0;
}

function about(ask: Ask, { kind, state, value, source }: Variable): string {
  const origin =
    source === 'build-arg' ? '--build-arg' : kind === 'predefined' ? null : kind.toUpperCase();
  if (state === 'set' && value !== null) return join(ask, shorten(value), origin);
  const why =
    state === 'unset'
      ? { en: 'no value', 'zh-CN': '没有值' }
      : { en: 'value not known here', 'zh-CN': '此处无法得知其值' };
  return join(ask, why, origin);
}

function shorten(value: string): string {
  const line = value.replace(/\s+/gu, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function documented(ask: Ask, { name, kind }: Variable): Pick<Completion, 'documentation'> {
  const entry =
    kind === 'predefined' ? predefinedArguments.find((one) => one.name === name) : undefined;
  return entry === undefined ? {} : { documentation: ask.say(entry.text) };
}
