import type { Span } from '@stagecraft/dockerfile';
import type { BaseImage } from '../file/bases.ts';

/** Where a base image's tag stands; the whole name where there is none, or a variable gives it. */
export function tagSpan({ image, reference }: Pick<BaseImage, 'image' | 'reference'>): Span {
  const { value, span } = image;
  const tag = reference?.tag ?? null;
  const at = tag === null ? -1 : value.indexOf(`:${tag}`);
  const isPlain = span.end - span.start === value.length;
  if (tag === null || at < 0 || !isPlain) return span;
  return { start: span.start + at + 1, end: span.start + at + 1 + tag.length };
}
