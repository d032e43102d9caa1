import type {
  EngineContainer,
  ImageInventory,
  ImageMaker,
  ImageShares,
  RemovedImage,
  RemoveImagesRequest,
  TaggedImage,
} from '@stagecraft/contracts';
import type { EngineAccess } from '../engine/access.ts';
import type { Engine, EngineFailure, Outcome } from '../engine/engine.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { buildsOfImages } from '../store/image-makers.ts';
import type { Database } from '../store/database.ts';
import { fromEngine } from './inspect.ts';

/** Asks whatever engine there is, and puts its failure into a problem. */
export async function askEngine<T>(
  access: EngineAccess,
  ask: (engine: Engine) => Promise<Outcome<T>>,
  toFailure: (failure: EngineFailure) => Result<never> = fromEngine,
): Promise<Result<T>> {
  const engine = access.engine();
  if (engine === null) return fail('engine_unavailable');
  const outcome = await ask(engine);
  return outcome.ok ? ok(outcome.value) : toFailure(outcome.failure);
}

/** Ids of containers by the image that they were made from. */
function containersByImage(containers: readonly EngineContainer[]): ReadonlyMap<string, string[]> {
  const byImage = new Map<string, string[]>();
  for (const { id, imageId } of containers) {
    const ids = byImage.get(imageId);
    if (ids) ids.push(id);
    else byImage.set(imageId, [id]);
  }
  return byImage;
}

/** What the engine has now, with what uses it and what made it. */
export async function readInventory(
  access: EngineAccess,
  database: Database,
): Promise<Result<ImageInventory>> {
  const asked = await Promise.all([
    askEngine(access, (engine) => engine.imageTable(false)),
    askEngine(access, (engine) => engine.allContainers()),
    buildsOfImages(database),
  ]);
  const [table, containers, makers] = asked;
  if (!table.ok) return table;
  if (!containers.ok) return containers;
  const users = containersByImage(containers.value);
  const none: readonly ImageMaker[] = [];
  const images = table.value.map((image) => ({
    ...image,
    containerIds: users.get(image.id) ?? [],
    builds: [...(makers.get(image.id) ?? none)],
  }));
  images.sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
  return ok({ images, containers: containers.value });
}

/** One counting of shared layers at a time, for all who ask meanwhile: it keeps an engine busy for seconds. */
export function createShareCounter(access: EngineAccess): () => Promise<Result<ImageShares>> {
  let counting: Promise<Result<ImageShares>> | null = null;
  return () => {
    counting ??= askEngine(access, (engine) => engine.imageShares()).finally(() => {
      counting = null;
    });
    return counting;
  };
}

/** Gives an image names, each for itself: one that is refused does not keep back the others. */
export async function tagImage(
  access: EngineAccess,
  ref: string,
  names: readonly string[],
): Promise<Result<TaggedImage>> {
  const results: TaggedImage['results'] = [];
  for (const name of names) {
    const tagged = await askEngine(access, (engine) => engine.tagImage(ref, name));
    if (!tagged.ok && isHopeless(tagged.failure.code)) return tagged;
    results.push({ name, refused: tagged.ok ? null : (tagged.failure.detail ?? '') });
  }
  return ok({ results });
}

const isHopeless = (code: string): boolean =>
  code === 'engine_unavailable' || code === 'image_not_found';

/** Removes one after another and tells of each; stops when nobody listens or the engine is gone. */
export async function removeImages(
  access: EngineAccess,
  { refs, force, keepParents }: RemoveImagesRequest,
  tell: (removed: RemovedImage) => void,
  gone: AbortSignal,
): Promise<Result<void>> {
  for (const ref of refs) {
    if (gone.aborted) break;
    const removed = await askEngine(access, (engine) =>
      engine.deleteImage(ref, { force, keepParents }),
    );
    if (!removed.ok && removed.failure.code === 'engine_unavailable') return removed;
    const refused = removed.ok ? null : (removed.failure.detail ?? removed.failure.code);
    tell({ ref, ...(removed.ok ? removed.value : { untagged: [], deleted: [] }), refused });
  }
  return ok(undefined);
}
