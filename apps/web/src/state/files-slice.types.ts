import type { ImageFolder } from '@stagecraft/contracts';
import type { ApiResult } from '../api/client.ts';

/** How far the listing of a stage's files is. */
export type StageListing =
  | {
      readonly state: 'running';
      /** As the builder names the step that goes on; empty before the first. */
      readonly step: string;
      readonly done: number;
      readonly total: number;
      readonly reading: boolean;
    }
  | {
      readonly state: 'ready';
      /** Its folders are listed under this id. */
      readonly image: string;
      /** ms since epoch. */
      readonly at: number;
    }
  /** In the engine's or the server's own words, by language where there are several. */
  | { readonly state: 'failed'; readonly message: string };

/** A build whose image has the files of a stage as the text has it now. */
export interface BuiltStage {
  readonly image: string;
  /** Of the build, for people. */
  readonly number: number;
  /** ms since epoch. */
  readonly at: number;
  /** Files, arguments and base images that it was made of are those of today; else only the text is. */
  readonly exact: boolean;
}

/** The files of images, stages and the build context, for who chooses paths. */
export interface FilesSlice {
  /** Listings made since the workspace was opened, by what a stage is made from (`stageSource`). */
  readonly stageListings: ReadonlyMap<string, StageListing>;
  /** Builds a stage of the shown text on the engine, only to list its files. */
  listStageFiles(stage: number): Promise<void>;
  cancelStageListing(source: string): void;
  /** The newest build of the shown Dockerfile whose image is this very stage and still there; else null. */
  findBuiltStage(stage: number): Promise<BuiltStage | null>;
  /** Entries of a folder of an image, by id or name; waits for as long as the engine reads it. */
  imageFolder(image: string, path: string, signal: AbortSignal): Promise<ApiResult<ImageFolder>>;
  /** The ignore file on disk that applies to a Dockerfile; null when there is none. */
  ignoreFileOf(
    dockerfile: string,
  ): Promise<{ readonly path: string; readonly text: string } | null>;
}
