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

/** Whether a platform is not `os/arch[/variant]`; null, the engine's own, is always right. */
export function platformProblem(platform: string | null): boolean {
  return platform !== null && !/^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9.]+)?$/.test(platform);
}

/** Tags in a text, parted by spaces or commas. */
export function tagsOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((tag) => tag !== '');
}
