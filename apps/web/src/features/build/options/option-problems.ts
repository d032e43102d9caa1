import { isPlatform } from '@stagecraft/dockerfile';
import { tagProblem, type TagProblem } from './tag.ts';

/** The first tag that the engine would refuse, and why; null when all are right. */
export function tagsProblem(
  tags: readonly string[],
): { readonly tag: string; readonly problem: TagProblem } | null {
  for (const tag of tags) {
    const problem = tagProblem(tag);
    if (problem) return { tag, problem };
  }
  return null;
}

/** Whether BuildKit would refuse the platform; null, the engine's own, is always right. */
export function platformProblem(platform: string | null): boolean {
  return platform !== null && !isPlatform(platform);
}

/** Tags in a text, parted by spaces or commas. */
export function tagsOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((tag) => tag !== '');
}
