import type { Text } from '@stagecraft/dockerfile';
import { imageReference } from '@stagecraft/dockerfile/reference';
import { formatBytes } from '../../ui/format.ts';
import type { LocalImage } from '../facts.ts';
import type { Completion } from '../service.ts';
import { item, replaceSpan, type Ask } from './ask.ts';
import type { Part } from './stages.ts';
import { join } from './words.ts';

const TAIL = /[^\s,"']*/;

/** Images that the engine has and well-known ones; behind `name:` its tags, behind `name@` the digest. */
export function images(ask: Ask, part: Part, rank: number): readonly Completion[] {
  const { typed, start } = part;
  const at = typed.indexOf('@');
  if (at > 0) return digests(ask, typed.slice(0, at), start + at + 1);
  const colon = typed.indexOf(':', typed.lastIndexOf('/') + 1);
  if (colon > 0) return tags(ask, typed.slice(0, colon), start + colon + 1);
  const span = replaceSpan(ask, start, TAIL);
  const engine = localImages(ask);
  const local = engine ?? [];
  const known = new Set(local.map(({ ref }) => repositoryOf(ref)));
  const absent: Text = { en: 'not on the engine', 'zh-CN': '引擎上没有' };
  return [
    ...local.map((image, index) =>
      item('image', image.ref, span, rank + index, { detail: about(ask, image) }),
    ),
    ...imageReference
      .filter(({ name }) => !known.has(name))
      .map(({ name, text }, index) =>
        item('image', name, span, rank + 300 + index, {
          ...(engine === null ? {} : { detail: ask.say(absent) }),
          documentation: ask.say(text),
        }),
      ),
  ];
}

/** Images with a name, the newest first; null when it is not known which there are. */
function localImages(ask: Ask): readonly LocalImage[] | null {
  const list = ask.facts.get({ kind: 'images' })?.images ?? null;
  const named = list?.filter(({ ref, id }) => ref !== id && !/[\s<]/.test(ref)) ?? null;
  return named?.sort((a, b) => b.created - a.created) ?? null;
}

function about(ask: Ask, image: LocalImage): string {
  const local = { en: 'on the engine', 'zh-CN': '引擎上已有' };
  return join(ask, formatBytes(image.bytes, ask.input.language), local);
}

/** `name` of `name:tag`. */
function repositoryOf(ref: string): string {
  const colon = ref.indexOf(':', ref.lastIndexOf('/') + 1);
  return colon < 0 ? ref : ref.slice(0, colon);
}

function tags(ask: Ask, repository: string, start: number): readonly Completion[] {
  if (repository.includes('$')) return [];
  const span = replaceSpan(ask, start, TAIL);
  const local = (localImages(ask) ?? []).filter(({ ref }) => repositoryOf(ref) === repository);
  const here = local.map((image) => ({ tag: image.ref.slice(repository.length + 1), image }));
  const known = new Set(here.map(({ tag }) => tag));
  const remote = ask.facts.get({ kind: 'tags', repository })?.tags ?? [];
  return [
    ...here.map(({ tag, image }, index) =>
      item('tag', tag, span, index, { detail: about(ask, image) }),
    ),
    ...remote
      .filter((tag) => !known.has(tag))
      .map((tag, index) => item('tag', tag, span, 100 + Math.min(index, 9000), {})),
  ];
}

function digests(ask: Ask, ref: string, start: number): readonly Completion[] {
  if (ref.includes('$')) return [];
  const manifest = ask.facts.get({ kind: 'manifest', ref });
  if (manifest === null) return [];
  const detail = manifest.platforms.slice(0, 4).join(', ');
  return [item('tag', manifest.digest, replaceSpan(ask, start, TAIL), 0, { detail })];
}
