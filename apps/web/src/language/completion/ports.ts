import type { Text } from '@stagecraft/dockerfile';
import { portReference } from '@stagecraft/dockerfile/reference';
import type { Completion } from '../service.ts';
import { item, replaceSpan, type Ask } from './ask.ts';
import type { ArgumentPlace } from './place.ts';
import { rootImage } from './stage-folders.ts';

const OF_BASE: Text = { en: 'exposed by the base image already', 'zh-CN': '基础镜像已声明' };

/** Ports for EXPOSE that the line does not have yet; behind `/` the protocols. */
export function ports(ask: Ask, place: ArgumentPlace): readonly Completion[] {
  const slash = place.typed.indexOf('/');
  if (slash >= 0) {
    const span = replaceSpan(ask, place.start + slash + 1, /\w*/);
    return ['tcp', 'udp', 'sctp'].map((name, index) => item('value', name, span, index));
  }
  const span = replaceSpan(ask, place.start, /[\w/]*/);
  const given = new Set(place.before.map((port) => port.replace(/\/tcp$/, '')));
  const base = basePorts(ask, place.stage);
  const variables = [...ask.resolver.scopeAt(place.instruction).values()].filter(({ name }) =>
    /(?:^|_)PORT$/i.test(name),
  );
  return [
    ...variables.map(({ name, value }) =>
      item('variable', `$${name}`, span, 0, value === null ? {} : { detail: value }),
    ),
    ...portReference
      .map(({ port, name }) => ({ port: String(port), name }))
      .filter(({ port }) => !given.has(port) && !base.includes(port))
      .map(({ port, name }, index) => item('port', port, span, 10 + index, { detail: name })),
    ...base
      .filter((port) => !given.has(port))
      .map((port, index) => item('port', port, span, 200 + index, { detail: ask.say(OF_BASE) })),
  ];
}

/** Without `/tcp`, which is the default. */
function basePorts(ask: Ask, stage: number): readonly string[] {
  const ref = rootImage(ask.input.graph, stage);
  const image = ref === null ? null : ask.facts.get({ kind: 'image', ref });
  return (image?.image?.ports ?? []).map((port) => port.replace(/\/tcp$/, ''));
}
