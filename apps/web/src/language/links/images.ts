import { normalizeReference, type Instruction, type Span } from '@stagecraft/dockerfile';
import type { FeatureInput } from '../feature.ts';
import type { DocumentLink } from '../service.ts';

/** Names of images on Docker Hub, where each repository has a page. Other registries have no common address. */
export function imageLinks(input: FeatureInput): DocumentLink[] {
  const { model, language } = input;
  const uses = model.instructions.flatMap((instruction) => imagesOf(input, instruction));
  const syntax = model.directives
    .filter(({ name }) => name === 'syntax')
    .map(({ value, valueSpan }) => ({ ref: value, span: valueSpan }));
  return [...syntax, ...uses].flatMap(({ ref, span }): DocumentLink[] => {
    const url = hubPage(ref);
    return url === null ? [] : [{ span, tooltip: openHub[language], target: { url } }];
  });
}

const openHub = { en: 'Open on Docker Hub', 'zh-CN': '在 Docker Hub 上打开' } as const;

interface ImageUse {
  readonly ref: string;
  readonly span: Span;
}

function imagesOf({ graph }: FeatureInput, instruction: Instruction): ImageUse[] {
  const { detail } = instruction;
  const external = (ref: string): boolean => graph.images.some((image) => image.ref === ref);
  if (detail.type === 'from') {
    const base = graph.stages.find(({ from }) => from === instruction.index)?.base;
    if (base?.kind !== 'image' || detail.image === null) return [];
    return [{ ref: base.ref, span: detail.image.span }];
  }
  if (detail.type === 'copy' && detail.from !== null && external(detail.from.value)) {
    return [{ ref: detail.from.value, span: detail.from.span }];
  }
  if (detail.type !== 'run') return [];
  return detail.mounts.flatMap(({ from, fromSpan }) =>
    from !== null && fromSpan !== null && external(from) ? [{ ref: from, span: fromSpan }] : [],
  );
}

/** The page of a repository on Docker Hub; null for images from elsewhere. */
export function hubPage(ref: string): string | null {
  const reference = normalizeReference(ref);
  if (!reference.ok) return null;
  const match = /^docker\.io\/([^:@]+)/.exec(reference.name);
  const path = match?.[1];
  if (path === undefined) return null;
  const official = path.startsWith('library/');
  const place = official ? `_/${path.slice('library/'.length)}` : `r/${path}`;
  return `https://hub.docker.com/${place}`;
}
