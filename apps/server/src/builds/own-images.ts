import type { Logger } from 'pino';
import type { EngineAccess } from '../engine/access.ts';
import type { Engine } from '../engine/engine.ts';
import type { Database } from '../store/database.ts';
import { forgetOwnImage, keepOwnImage, unneededOwnImages } from '../store/own-images.ts';

/**
 * Images that builds for the sake of comparing made: trials, and pairs by both builders. They have no
 * name, and nobody else knows of them.
 */
export interface OwnImages {
  /**
   * Looks at what the engine has before such a build. Gives what is to be told of the image that it made:
   * one that was there before is not ours.
   */
  before(engine: Engine): Promise<(imageId: string) => Promise<void>>;
  /**
   * Removes those of which no record is left, from the engine that is there now. One that got a name is
   * somebody's; one that is in use, or whose engine is another, waits for the next time.
   */
  tidy(): Promise<void>;
}

interface OwnImagesOptions {
  readonly database: Database;
  readonly access: EngineAccess;
  readonly log: Logger;
}

/** Whether nothing of an image is left to do: it is gone, or has a name by now. */
async function isSettled(engine: Engine, id: string): Promise<boolean> {
  const found = await engine.image(id);
  if (!found.ok) return found.failure.kind === 'not_found';
  if (found.value.tags.length > 0) return true;
  return (await engine.removeImage(id)).ok;
}

export function createOwnImages({ database, access, log }: OwnImagesOptions): OwnImages {
  return {
    async before(engine) {
      const listed = await engine.imageTable(true);
      if (!listed.ok) return () => Promise.resolve();
      const known = new Set(listed.value.map(({ id }) => id));
      return async (imageId) => {
        if (!known.has(imageId)) await keepOwnImage(database, engine.endpoint, imageId);
      };
    },
    async tidy() {
      const engine = access.engine();
      if (engine === null) return;
      for (const id of await unneededOwnImages(database, engine.endpoint)) {
        if (await isSettled(engine, id)) await forgetOwnImage(database, engine.endpoint, id);
        else log.info({ image: id }, 'An image of a comparison stays for now');
      }
    },
  };
}
