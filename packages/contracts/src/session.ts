import * as z from 'zod';

/** A command that a recorded shell took, by what the shell itself told of it. */
export const RecordedCommand = z.object({
  /** As the shell read it; several lines where it asked for more. */
  text: z.string(),
  /** Null while it runs, or where the shell ended with it. */
  exitCode: z.number().int().nullable(),
  /** The shell's working directory before it. */
  directory: z.string(),
  /** The shell's user: a name, or a number where it has none. */
  user: z.string(),
  /** ms since epoch. */
  startedAt: z.number(),
  endedAt: z.number().nullable(),
});
export type RecordedCommand = z.infer<typeof RecordedCommand>;

/** A file of a container with its content. */
export const SavedFile = z.object({
  /** Absolute, in the container. */
  path: z.string(),
  /** Base64. */
  content: z.string(),
  /** Bytes. */
  size: z.number().int(),
  mode: z.number().int(),
  uid: z.number().int(),
  gid: z.number().int(),
});
export type SavedFile = z.infer<typeof SavedFile>;

/** What makes a change one that nobody would put into an image. */
export const ChangeNoise = z.enum([
  'cache',
  'log',
  'temporary',
  'history',
  'package-lists',
  'runtime',
  'backup',
  'folder',
]);
export type ChangeNoise = z.infer<typeof ChangeNoise>;

/** A path of a container that is otherwise than in its image. */
export const SessionChange = z.object({
  /** Absolute. */
  path: z.string(),
  change: z.enum(['added', 'changed', 'removed']),
  /** Null where it is not known: removed, or not looked at. */
  kind: z.enum(['file', 'directory', 'symlink', 'other']).nullable(),
  /** Bytes; null where it is not known. */
  size: z.number().nullable(),
  /** ms since epoch; null where it is not known. */
  modifiedAt: z.number().nullable(),
  noise: ChangeNoise.nullable(),
});
export type SessionChange = z.infer<typeof SessionChange>;

/** Why a command is in no instruction. */
export const DropReason = z.enum([
  'failed',
  'look',
  'directory',
  'carried',
  'shell',
  'leave',
  'undone',
  'overwritten',
  'unwritten',
  'unsaved',
  'service',
  'update-only',
  'main-process',
  'running',
]);
export type DropReason = z.infer<typeof DropReason>;

/** What speaks for an instruction, or for a part of it. */
export const RecipeEvidence = z.discriminatedUnion('kind', [
  /** A recorded command, by its place in the session from 0 on. */
  z.object({ kind: z.literal('command'), command: z.number().int() }),
  /** A file's content, as it was when it was written. */
  z.object({ kind: z.literal('file'), path: z.string(), size: z.number() }),
  /** A setting that the image is to have and its base does not. */
  z.object({ kind: z.literal('config'), field: z.string() }),
  /** The image that the session began with. */
  z.object({ kind: z.literal('base') }),
  /** A build has shown that the path is missing without it. */
  z.object({ kind: z.literal('difference'), path: z.string() }),
  /** Put in so that nothing of the package manager's own stays, or so that it asks nothing. */
  z.object({ kind: z.literal('tidy'), manager: z.string() }),
]);
export type RecipeEvidence = z.infer<typeof RecipeEvidence>;

export const RecipeInstruction = z.object({
  /** One instruction, over several lines where it has several commands. */
  text: z.string(),
  evidence: z.array(RecipeEvidence),
});
export type RecipeInstruction = z.infer<typeof RecipeInstruction>;

/** Where a command went: into an instruction, by its place from 0 on, or nowhere. */
export const CommandFate = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('used'), instruction: z.number().int() }),
  z.object({ kind: z.literal('dropped'), reason: DropReason }),
]);
export type CommandFate = z.infer<typeof CommandFate>;

/** What the session leaves open. */
export const Unexplained = z.discriminatedUnion('kind', [
  /** A shell within the shell: what was done in it is not known. */
  z.object({ kind: z.literal('inner-shell'), command: z.number().int() }),
  /** A file that was written with a program, whose content could not be kept. */
  z.object({ kind: z.literal('unsaved-file'), command: z.number().int(), path: z.string() }),
  /** A service was started, and how it stays in the foreground is not known. */
  z.object({ kind: z.literal('service'), command: z.number().int() }),
  /** A command failed, but may have changed something before. */
  z.object({ kind: z.literal('failed-effect'), command: z.number().int(), path: z.string() }),
  /** A file that no command was running for or names. */
  z.object({ kind: z.literal('change'), path: z.string() }),
  /** A path that a build showed to differ, and that cannot be copied. */
  z.object({ kind: z.literal('difference'), path: z.string() }),
]);
export type Unexplained = z.infer<typeof Unexplained>;

/** A file to be saved into the build context. */
export const RecipeFile = SavedFile.extend({
  /** Relative to the build context. */
  source: z.string(),
});
export type RecipeFile = z.infer<typeof RecipeFile>;

/** A Dockerfile proposed from a session. */
export const SessionRecipe = z.object({
  dockerfile: z.string(),
  instructions: z.array(RecipeInstruction),
  /** One for each command of the session. */
  fates: z.array(CommandFate),
  files: z.array(RecipeFile),
  unexplained: z.array(Unexplained),
});
export type SessionRecipe = z.infer<typeof SessionRecipe>;
