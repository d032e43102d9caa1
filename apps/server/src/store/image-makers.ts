import type { ImageMaker } from '@stagecraft/contracts';
import type { Database } from './database.ts';

/** Builds of which a record is kept, by the image that they made; the newest first. */
export async function buildsOfImages(
  database: Database,
): Promise<ReadonlyMap<string, readonly ImageMaker[]>> {
  const rows = await database
    .selectFrom('builds')
    .select(['id', 'workspace_id', 'number', 'created_at', 'image_id'])
    .where('image_id', 'is not', null)
    .where('imported', '=', 0)
    .orderBy('created_at', 'desc')
    .execute();
  const makers = new Map<string, ImageMaker[]>();
  for (const { id, workspace_id, number, created_at, image_id } of rows) {
    if (image_id === null) continue;
    const made = makers.get(image_id) ?? [];
    made.push({ buildId: id, workspaceId: workspace_id, number, createdAt: created_at });
    makers.set(image_id, made);
  }
  return makers;
}
