import * as z from 'zod';
import type { TagList } from '@stagecraft/contracts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { parseJson } from './request.ts';
import type { RegistrySession } from './session.ts';

/** Most tags that are listed. */
const tagLimit = 1000;

/** A repository without tags has `null` at some registries. */
const Tags = z.object({ tags: z.array(z.string()).nullish() });

/** Where the next page begins, from `<…?last=TAG&n=…>; rel="next"`; null on the last page. */
export function nextPage(link: string | null): string | null {
  const target = /<([^>]*)>\s*;[^,]*rel="?next"?/.exec(link ?? '')?.[1];
  // Only what follows the mark is taken from it: where to ask is ours to say.
  return target === undefined ? null : new URLSearchParams(target.split('?', 2)[1]).get('last');
}

/** Tags of a repository, page by page, 1,000 at most. What came in time is given if a later page does not. */
export async function readTags(session: RegistrySession): Promise<Result<TagList>> {
  const tags: string[] = [];
  for (let last: string | null = ''; last !== null;) {
    const after = last === '' ? '' : `&last=${encodeURIComponent(last)}`;
    const answer = await session.get(`tags/list?n=${tagLimit}${after}`, 'application/json');
    if (!answer.ok) return tags.length > 0 ? ok({ tags, truncated: true }) : answer;
    const page = Tags.safeParse(parseJson(answer.value));
    if (!page.success) return fail('registry_failed', { detail: 'not a list of tags' });
    const more = page.data.tags ?? [];
    tags.push(...more);
    last = more.length === 0 ? null : nextPage(answer.value.header('link'));
    if (tags.length > tagLimit || (tags.length === tagLimit && last !== null)) {
      return ok({ tags: tags.slice(0, tagLimit), truncated: true });
    }
  }
  return ok({ tags, truncated: false });
}
