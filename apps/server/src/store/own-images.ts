import type { Database } from './database.ts';

/** Remembers an image that only we know of. */
export async function keepOwnImage(
  database: Database,
  engine: string,
  imageId: string,
): Promise<void> {
  await database
    .insertInto('own_images')
    .values({ engine, image_id: imageId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Those of an engine, by its endpoint, that no kept build has made; ids. */
export async function unneededOwnImages(database: Database, engine: string): Promise<string[]> {
  const rows = await database
    .selectFrom('own_images')
    .select('image_id')
    .where('engine', '=', engine)
    .where('image_id', 'not in', (query) =>
      query.selectFrom('builds').select('image_id').where('image_id', 'is not', null).$castTo<{
        image_id: string;
      }>(),
    )
    .execute();
  return rows.map(({ image_id }) => image_id);
}

export async function forgetOwnImage(
  database: Database,
  engine: string,
  imageId: string,
): Promise<void> {
  await database
    .deleteFrom('own_images')
    .where('engine', '=', engine)
    .where('image_id', '=', imageId)
    .execute();
}
