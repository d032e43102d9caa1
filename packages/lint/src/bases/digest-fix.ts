import { parseReference, type BaseImage, type Reference } from '../file/bases.ts';
import type { LintFile } from '../file/types.ts';
import { say } from '../text/say.ts';
import type { Fix } from '../types.ts';

/**
 * Holds a base image fast by the digest that the engine knows it by. Nothing where the engine does not
 * have it from its registry, or where a variable gives the name.
 */
export function digestFix(
  { facts }: Pick<LintFile, 'facts'>,
  { image, reference }: Pick<BaseImage, 'image' | 'reference'>,
): { readonly fix: () => Fix } | undefined {
  const { value, span } = image;
  const isPlain = !value.includes('$') && span.end - span.start === value.length;
  const known = facts.imageDigests ?? {};
  const name = Object.hasOwn(known, value) ? known[value] : undefined;
  if (!isPlain || reference === null || reference.digest !== null || name === undefined) return;
  const found = parseReference(name);
  const { digest } = found;
  // An image that was given another name still has the digest of its first one, which is not here.
  if (digest === null || whole(found) !== whole(reference)) return;
  const short = digest.slice(0, 'sha256:'.length + 12);
  const fix: Fix = {
    title: say(
      `Pin ${value} to ${short}…, which the engine has`,
      `将 ${value} 固定为引擎中现有的 ${short}…`,
    ),
    edits: [{ start: span.end, end: span.end, text: `@${digest}` }],
    changes: say(
      'The base stays the image that the engine has now, also when the tag is moved; updates come only when the digest is changed.',
      '基础镜像固定为引擎中现有的版本，标签移动后也不变；只有修改摘要才会更新。',
    ),
  };
  return { fix: () => fix };
}

/** Registry and repository with what Docker adds to them. */
function whole({ registry, repository }: Reference): string {
  const host = registry ?? 'docker.io';
  const isHub = host === 'docker.io' || host === 'index.docker.io';
  const path = isHub && !repository.includes('/') ? `library/${repository}` : repository;
  return `${isHub ? 'docker.io' : host}/${path}`;
}
