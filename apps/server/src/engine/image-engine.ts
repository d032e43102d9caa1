import type { Readable } from 'node:stream';
import type {
  EngineContainer,
  ImageDetail,
  ImageShares,
  ImageSummary,
  PrunedImages,
  PruneRequest,
} from '@stagecraft/contracts';
import type { Outcome } from './engine.ts';

/** An image as the engine lists it. */
export type EngineImage = Omit<ImageSummary, 'containerIds' | 'builds'>;

export interface EngineImport {
  /** `name` or `name:tag`; empty for none. */
  readonly name: string;
  readonly message: string;
  /** Empty for the engine's own. */
  readonly platform: string;
  /** Instructions that are laid over it. */
  readonly changes: readonly string[];
}

/** Names as Go has them; the variant is null where there is none. */
export type SavedPlatform = Pick<ImageDetail, 'os' | 'architecture' | 'variant'>;

/** The part of the port about the images that the engine has. */
export interface ImageEngine {
  /** @param between whether to list those between two steps of the classic builder, too */
  imageTable(between: boolean): Promise<Outcome<EngineImage[]>>;
  /** All containers, whoever made them. */
  allContainers(): Promise<Outcome<EngineContainer[]>>;
  /** What images have in common; the engine looks at all of its layers. */
  imageShares(): Promise<Outcome<ImageShares>>;
  /** `GET /images/{ref}/json` as it is. */
  rawImage(ref: string): Promise<Outcome<unknown>>;
  /** Gives an image one more name, which another image may have had. */
  tagImage(ref: string, name: string): Promise<Outcome<void>>;
  /** Takes a name off an image, and removes it when that was its last one or `ref` is its id. */
  deleteImage(
    ref: string,
    how: { readonly force: boolean; readonly keepParents: boolean },
  ): Promise<Outcome<Omit<PrunedImages, 'won'>>>;
  pruneImages(request: PruneRequest): Promise<Outcome<PrunedImages>>;
  /**
   * The archive that `docker save` writes. Aborting ends it in the middle.
   *
   * @param platform the only one that is wanted; engines before API 1.48 pass over it
   */
  saveImages(
    refs: readonly string[],
    signal: AbortSignal,
    platform?: SavedPlatform,
  ): Promise<Outcome<Readable>>;
  /** The archive that `docker export` writes, of any container. */
  exportContainer(id: string, signal: AbortSignal): Promise<Outcome<Readable>>;
  /**
   * Takes in the archive, plain or packed, as fast as the engine reads it. Gives the names or ids of what
   * was in it, as the engine tells them.
   */
  loadImages(archive: Readable, signal: AbortSignal): Promise<Outcome<string[]>>;
  /**
   * Makes an image of a file system and gives its id.
   *
   * @param from the archive, or an address at which the engine fetches it
   */
  importImage(
    how: EngineImport,
    from: Readable | string,
    signal: AbortSignal,
  ): Promise<Outcome<string>>;
}
