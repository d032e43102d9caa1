import type { PrunedImages, PruneRequest } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import * as z from 'zod';
import { familiarName } from '../../../buildkit/familiar-name.ts';
import { dialJson } from '../dial.ts';
import { wholeId } from './whole-id.ts';

/** From `DELETE /images/{name}`, and in what pruning answers. */
const Deletions = z
  .array(z.object({ Untagged: z.string().nullish(), Deleted: z.string().nullish() }))
  .nullish();

function told(deletions: z.infer<typeof Deletions>): Omit<PrunedImages, 'won'> {
  const all = deletions ?? [];
  return {
    untagged: all.flatMap(({ Untagged }) => (Untagged ? [familiarName(Untagged)] : [])),
    deleted: all.flatMap(({ Deleted }) => (Deleted ? [wholeId(Deleted)] : [])),
  };
}

/** Splits `name:tag` (tag `latest` where none is named), not at the port of a registry. */
export function splitTag(name: string): { readonly repo: string; readonly tag: string } {
  const at = name.lastIndexOf(':');
  return at > name.lastIndexOf('/')
    ? { repo: name.slice(0, at), tag: name.slice(at + 1) }
    : { repo: name, tag: 'latest' };
}

/** Rejects as dockerode does, e.g. for a name that none can be. */
export async function tagImage(docker: Docker, ref: string, name: string): Promise<void> {
  await docker.getImage(ref).tag(splitTag(name));
}

/** Rejects as dockerode does, e.g. with 409 where something stands in the way. */
export async function deleteImage(
  docker: Docker,
  ref: string,
  how: { readonly force: boolean; readonly keepParents: boolean },
): Promise<Omit<PrunedImages, 'won'>> {
  const raw: unknown = await docker
    .getImage(ref)
    .remove({ force: how.force, noprune: how.keepParents });
  return told(Deletions.parse(raw));
}

const Pruned = z.object({ ImagesDeleted: Deletions, SpaceReclaimed: z.number().nullish() });

/** `POST /images/prune`. Rejects as dockerode does. */
export async function pruneImages(
  docker: Docker,
  { all, labels, until }: PruneRequest,
): Promise<PrunedImages> {
  const filters = JSON.stringify({
    dangling: [all ? 'false' : 'true'],
    ...(labels.length > 0 && { label: labels }),
    ...(until !== null && { until: [until] }),
  });
  const raw = await dialJson(docker, '/images/prune', { filters }, 'POST');
  const pruned = Pruned.parse(raw);
  return { ...told(pruned.ImagesDeleted), won: pruned.SpaceReclaimed ?? 0 };
}
