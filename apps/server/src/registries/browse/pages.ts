import type { RepositoryPage, TagPage } from '@stagecraft/contracts';
import * as z from 'zod';
import { fail, ok, type Result } from '../../problems/result.ts';
import { parseJson } from '../request.ts';
import type { RegistrySession } from '../session.ts';
import { nextPage } from '../tags.ts';

const pageSize = 200;

/** Registries that have nothing say `null`. */
const Repositories = z.object({ repositories: z.array(z.string()).nullish() });
const Tags = z.object({ tags: z.array(z.string()).nullish() });

function pagePath(list: string, after: string | undefined): string {
  const from = after === undefined ? '' : `&last=${encodeURIComponent(after)}`;
  return `${list}?n=${pageSize}${from}`;
}

/** A page of a list of the registry's API, by what `read` finds in it. */
async function readPage(
  session: RegistrySession,
  path: string,
  read: (body: unknown) => readonly string[] | null,
): Promise<Result<{ items: string[]; next: string | null }>> {
  const answer = await session.get(path, 'application/json');
  if (!answer.ok) return answer;
  const items = read(parseJson(answer.value));
  if (items === null) return fail('registry_failed', { detail: 'not a list of names' });
  // An empty page ends the list, whatever its link says: else it would never end.
  const next = items.length === 0 ? null : nextPage(answer.value.header('link'));
  return ok({ items: [...items], next });
}

/**
 * A page of a registry's repositories. Many registries have no such list, or not for everybody.
 *
 * @param session about the registry itself
 * @param after where the page begins, as the page before says
 */
export async function readRepositories(
  session: RegistrySession,
  after: string | undefined,
  hasLogin: boolean,
): Promise<Result<RepositoryPage>> {
  const page = await readPage(session, pagePath('_catalog', after), (body) => {
    const parsed = Repositories.safeParse(body);
    return parsed.success ? (parsed.data.repositories ?? []) : null;
  });
  if (page.ok) return ok({ repositories: page.value.items, next: page.value.next });
  const { code, detail = '' } = page.failure;
  const isClosed = code === 'repository_not_found' || detail.startsWith('HTTP 405');
  if (isClosed || (code === 'registry_denied' && hasLogin)) {
    return fail('registry_catalog_closed', { detail });
  }
  return code === 'registry_denied' ? fail('registry_no_credentials', { detail }) : page;
}

/** A page of a repository's tags. */
export async function readTagPage(
  session: RegistrySession,
  after: string | undefined,
): Promise<Result<TagPage>> {
  const page = await readPage(session, pagePath('tags/list', after), (body) => {
    const parsed = Tags.safeParse(body);
    return parsed.success ? (parsed.data.tags ?? []) : null;
  });
  return page.ok ? ok({ tags: page.value.items, next: page.value.next }) : page;
}
