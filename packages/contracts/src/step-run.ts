import * as z from 'zod';
import { StartBuildRequest } from './build.ts';
import { ContainerDetail } from './container.ts';
import { StageFilesMessage } from './stage-files.ts';

/** What a step had in its build and does not have in a container. */
export const LeftOut = z.discriminatedUnion('kind', [
  /** A `--mount` of the RUN. */
  z.object({ kind: z.literal('mount'), type: z.string(), target: z.string() }),
  /** An ARG whose value only the builder knows. */
  z.object({ kind: z.literal('argument'), name: z.string() }),
  /** `--network` of the RUN or of the build. */
  z.object({ kind: z.literal('network'), mode: z.string() }),
  /** An option of the build, e.g. `--add-host`. */
  z.object({ kind: z.literal('option'), flag: z.string() }),
  /** `--security` of the RUN. */
  z.object({ kind: z.literal('security'), mode: z.string() }),
]);
export type LeftOut = z.infer<typeof LeftOut>;

/** How a step of a build would be run by itself. */
export const StepRunPlan = z.object({
  /** For a POSIX shell in the workspace's folder, one after another. */
  commands: z.array(z.string()),
  leftOut: z.array(LeftOut),
});
export type StepRunPlan = z.infer<typeof StepRunPlan>;

/** Values of the build's typed secrets, for the steps before. */
export const RunStepRequest = StartBuildRequest.pick({ secretValues: true });
export type RunStepRequest = z.infer<typeof RunStepRequest>;

/** How far the state before the step is, and how it ends: with `started` or `failed`. */
export const StepRunMessage = z.discriminatedUnion('kind', [
  StageFilesMessage.options[0],
  z.object({ kind: z.literal('started'), container: ContainerDetail }),
  /** In the engine's own words. */
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
export type StepRunMessage = z.infer<typeof StepRunMessage>;
