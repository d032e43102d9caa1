import * as z from 'zod';
import { StartBuildRequest } from './build.ts';
import { BuildOptions } from './build-options.ts';
import { ContainerFileHead } from './container-files.ts';
import { StageFilesMessage } from './stage-files.ts';
import { RecordedCommand } from './session.ts';
import { LeftOut } from './step-run.ts';

/** Before an instruction is carried out, or after it. */
export const StateSide = z.enum(['before', 'after']);
export type StateSide = z.infer<typeof StateSide>;

/** Which state of a build is opened. */
export const OpenStepRequest = z.object({
  ...StartBuildRequest.shape,
  /** Index in the text. `options.target`, `tags`, `noCache` and `pull` do not count. */
  instruction: z.number().int().nonnegative(),
  side: StateSide,
});
export type OpenStepRequest = z.infer<typeof OpenStepRequest>;

/** The first bytes of a file of a state. */
export const StepFileHead = ContainerFileHead.omit({ isText: true });
export type StepFileHead = z.infer<typeof StepFileHead>;

/** A state of a build that the server keeps open. */
export const StepState = z.object({
  id: z.string(),
  instruction: z.number().int(),
  side: StateSide,
  /**
   * `buildkit`: the step as BuildKit runs it, with its mounts. `container`: a container from an image that
   * was built up to there.
   */
  way: z.enum(['buildkit', 'container']),
  /** Whether this is what a RUN left that failed. */
  failed: z.boolean(),
  /** The shell that is in force, with its options. */
  shell: z.array(z.string()),
  /** As USER names it; empty for the image's own, usually root. */
  user: z.string(),
  directory: z.string(),
  /** `NAME=value`, ARGs included. */
  environment: z.array(z.string()),
  /** What a RUN mounts and is there. */
  mounts: z.array(z.object({ type: z.string(), target: z.string() })),
  /** What the step would have in its build and does not have here. */
  leftOut: z.array(LeftOut),
  /** What is typed at a new shell's prompt, and not run; null where the instruction is no RUN. */
  typed: z.string().nullable(),
  /** What does nearly the same, for a POSIX shell in the workspace's folder. */
  commands: z.array(z.string()),
});
export type StepState = z.infer<typeof StepState>;

/** A state that the server keeps open, with what it is a state of. */
export const KeptStepState = z.object({
  state: StepState,
  /** Absolute real path of the workspace. */
  folder: z.string(),
  options: BuildOptions,
  dockerfileText: z.string(),
});
export type KeptStepState = z.infer<typeof KeptStepState>;

/** How far a state is, and how it ends: with `opened` or `failed`. */
export const StepStateMessage = z.discriminatedUnion('kind', [
  StageFilesMessage.options[0],
  z.object({ kind: z.literal('opened'), state: StepState }),
  z.object({
    kind: z.literal('failed'),
    /** In the engine's own words. */
    message: z.string(),
    /** The RUN itself failed, and the engine does not tell what it left. */
    isStep: z.boolean(),
  }),
]);
export type StepStateMessage = z.infer<typeof StepStateMessage>;

/** What the shells of a state were given. */
export const StepCommands = z.object({
  /** The last 50, in the order in which they were started. */
  commands: z.array(RecordedCommand),
  /** One of the shells does not tell what it is given: it keeps no history (dash), or is no such shell. */
  unrecordable: z.boolean(),
});
export type StepCommands = z.infer<typeof StepCommands>;
