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
