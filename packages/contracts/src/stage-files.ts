import * as z from 'zod';
import { StartBuildRequest } from './build.ts';

/** Which stage of a text is to be listed, and with which options it would be built. */
export const ListStageFilesRequest = z.object({
  ...StartBuildRequest.shape,
  /** Index of the stage in the text. `options.target`, `tags`, `noCache` and `pull` do not count. */
  stage: z.number().int().nonnegative(),
});
export type ListStageFilesRequest = z.infer<typeof ListStageFilesRequest>;

/** How far a listing is, and how it ends: with `listed` or `failed`. */
export const StageFilesMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('building'),
    /** As the builder names the step that it began last. */
    step: z.string(),
    /** Steps that are done, of those known so far. */
    done: z.number().int(),
    total: z.number().int(),
  }),
  z.object({ kind: z.literal('reading') }),
  /** Its folders are listed under this id by `listImageFolder`, though the engine has no such image any more. */
  z.object({ kind: z.literal('listed'), image: z.string() }),
  /** In the engine's own words. */
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
export type StageFilesMessage = z.infer<typeof StageFilesMessage>;
