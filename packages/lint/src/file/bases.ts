import type { Instruction, Stage, Word } from '@stagecraft/dockerfile';
import type { LintFile } from './types.ts';

/** An image's name in parts, as https://github.com/distribution/reference reads it; nothing is added. */
export interface Reference {
  /** `registry.example.com:5000`; null where none is written, which is Docker Hub. */
  readonly registry: string | null;
  readonly repository: string;
  readonly tag: string | null;
  /** `sha256:…` */
  readonly digest: string | null;
}

/** A FROM that takes an image from outside. */
export interface BaseImage {
  readonly instruction: Instruction;
  readonly stage: Stage;
  /** The name as written. */
  readonly image: Word;
  /** With the file's ARGs in place; null where they leave it unknown. */
  readonly reference: Reference | null;
}

/** The images that stages are built FROM; not other stages, `scratch` or named contexts. */
export function baseImages({ stages }: Pick<LintFile, 'stages'>): readonly BaseImage[] {
  return stages.flatMap(({ from, stage }) => {
    if (from?.detail.type !== 'from' || stage === null) return [];
    const { image } = from.detail;
    const { base } = stage;
    if (image === null || base.kind === 'stage' || base.kind === 'scratch') return [];
    if (base.kind === 'image' && base.context !== undefined) return [];
    const reference =
      base.kind === 'image'
        ? parseReference(image.value.includes('$') ? base.ref : image.value)
        : null;
    return [{ instruction: from, stage, image, reference }];
  });
}

/** Takes an image's name apart. */
export function parseReference(name: string): Reference {
  const [before = '', digest] = name.split('@', 2);
  const slash = before.indexOf('/');
  const host = slash < 0 ? '' : before.slice(0, slash);
  const isRegistry = /[.:]/.test(host) || host === 'localhost';
  const path = isRegistry ? before.slice(slash + 1) : before;
  const colon = path.lastIndexOf(':');
  const hasTag = colon > path.lastIndexOf('/');
  return {
    registry: isRegistry ? host : null,
    repository: hasTag ? path.slice(0, colon) : path,
    tag: hasTag ? path.slice(colon + 1) : null,
    digest: digest ?? null,
  };
}
