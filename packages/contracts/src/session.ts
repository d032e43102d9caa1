import * as z from 'zod';
import { ValueChange } from './build-comparison.ts';
import { ContainerName, ContainerPort } from './container-run.ts';
import { ImageFileChange } from './layer-reports.ts';

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
  'secret',
]);
export type DropReason = z.infer<typeof DropReason>;

/** What speaks for an instruction, or for a part of it. */
export const RecipeEvidence = z.discriminatedUnion('kind', [
  /** A recorded command, by its place in the session from 0 on. */
  z.object({ kind: z.literal('command'), command: z.number().int() }),
  /** A file that Stagecraft put into the container, by its place in the session from 0 on. */
  z.object({ kind: z.literal('copied'), copied: z.number().int() }),
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
  /** A command or a setting names what looks like a secret, which nobody should put into an image. */
  z.object({ kind: z.literal('secret'), command: z.number().int().nullable(), name: z.string() }),
  /** A file that looks like a secret, whose content is not in the proposal. */
  z.object({ kind: z.literal('secret-file'), path: z.string() }),
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

/** What a command was seen to change: paths that began to differ from the image while it ran, without noise. */
export const CommandEffect = z.object({
  /** Absolute, in the container; the first of them. */
  paths: z.array(z.string()),
  /** All of them. */
  count: z.number().int(),
});
export type CommandEffect = z.infer<typeof CommandEffect>;

/** A Dockerfile proposed from a session. */
export const SessionRecipe = z.object({
  dockerfile: z.string(),
  instructions: z.array(RecipeInstruction),
  /** One for each command of the session. */
  fates: z.array(CommandFate),
  /** One for each command of the session. */
  effects: z.array(CommandEffect),
  files: z.array(RecipeFile),
  unexplained: z.array(Unexplained),
});
export type SessionRecipe = z.infer<typeof SessionRecipe>;

/** Where a session takes place: a container of its own, or one that is there. */
export const SessionPlace = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('image'),
    /** Id or name of an image that the engine has. */
    image: z.string().min(1).max(512),
    /** Each is published at a free port of this machine. */
    ports: z.array(ContainerPort).max(100).default([]),
  }),
  /** It runs. What was done in it before is known by its changes alone. */
  z.object({ kind: z.literal('container'), container: ContainerName }),
]);
export type SessionPlace = z.infer<typeof SessionPlace>;

export const StartSessionRequest = z.object({
  place: SessionPlace,
  /** Empty for the container's own. */
  user: z.string().max(256).default(''),
});
export type StartSessionRequest = z.infer<typeof StartSessionRequest>;

/** A file that came into the container through Stagecraft. */
export const CopiedFile = z.object({
  /** Absolute, in the container. */
  path: z.string(),
  /** Bytes. */
  size: z.number(),
  /** ms since epoch. */
  at: z.number(),
});
export type CopiedFile = z.infer<typeof CopiedFile>;

/** A container in whose shells commands are kept. */
export const RecordedSession = z.object({
  id: z.string(),
  /** As it was asked for. */
  image: z.string(),
  containerId: z.string(),
  containerName: z.string(),
  /** The container was made for the session and goes with it. */
  ownsContainer: z.boolean(),
  /** ms since epoch. */
  startedAt: z.number(),
  /** Null until the shell has said which one it is; `sh` is BusyBox's. */
  shell: z.enum(['bash', 'sh']).nullable(),
  /** `unrecordable`: the image has no shell that keeps a history. */
  state: z.enum(['waiting', 'recording', 'ended', 'unrecordable']),
  /** One of its shells waits for a command, or for more of one. */
  asking: z.boolean(),
  commands: z.array(RecordedCommand),
  copied: z.array(CopiedFile),
  /** More commands were run than are kept: the first of them are there. */
  truncated: z.boolean(),
});
export type RecordedSession = z.infer<typeof RecordedSession>;

export const RecordedSessions = z.object({ sessions: z.array(RecordedSession) });
export type RecordedSessions = z.infer<typeof RecordedSessions>;

/** What a session's container has otherwise than its image. */
export const SessionChanges = z.object({
  /** By path; the first 5,000. */
  changes: z.array(SessionChange),
  total: z.number().int(),
});
export type SessionChanges = z.infer<typeof SessionChanges>;

export const ProposeRecipeRequest = z.object({
  /** Image that was committed of the session: its configuration is what the Dockerfile is to end with. */
  image: z.string().max(512).nullable().default(null),
  /** Image that the last proposal made: what it has otherwise is mended. */
  built: z.string().max(512).nullable().default(null),
});
export type ProposeRecipeRequest = z.infer<typeof ProposeRecipeRequest>;

export const SaveRecipeRequest = z.object({
  workspaceId: z.string().max(64),
  /** Of the Dockerfile, relative to the workspace. The files that it copies go beside it. */
  path: z.string().min(1).max(4096),
  /** The proposed text, as the person has edited it. */
  dockerfile: z.string().max(1_000_000),
  /** Without it, files that are there with another content are refused (`file_exists`). */
  replace: z.boolean().default(false),
});
export type SaveRecipeRequest = z.infer<typeof SaveRecipeRequest>;

/** Paths that were written, relative to the workspace; the Dockerfile is the last. */
export const SavedRecipe = z.object({ paths: z.array(z.string()) });
export type SavedRecipe = z.infer<typeof SavedRecipe>;

export const ProveRecipeRequest = z.object({
  /** The proposed text, as the person has edited it. */
  dockerfile: z.string().max(1_000_000),
  /** Image that was committed of the session, which the built one is compared with. */
  image: z.string().min(1).max(512),
});
export type ProveRecipeRequest = z.infer<typeof ProveRecipeRequest>;

/** Why a difference does not matter: noise, or what each making makes anew. */
export const HarmlessReason = z.enum([
  ...ChangeNoise.options,
  /** The same account, with another day of its last change of password. */
  'password-date',
  /** A setting that a command of the session speaks for, which a commit knows nothing of. */
  'from-session',
  /** A label by which Stagecraft knows its containers. */
  'own-label',
  /** The engine put it there by itself. */
  'engine',
]);
export type HarmlessReason = z.infer<typeof HarmlessReason>;

/** What a proposal makes, against what was committed. `before` is the built image, `after` the committed. */
export const RecipeProof = z.object({
  builtImage: z.string(),
  committedImage: z.string(),
  /** Nothing differs that matters. */
  matches: z.boolean(),
  /** Paths that are the same, times aside: each making has its own. */
  same: z.number().int(),
  /** Paths that differ, what matters first, then by path; the first 5,000. */
  files: z.array(ImageFileChange.extend({ harmless: HarmlessReason.nullable() })),
  fileCount: z.number().int(),
  config: z.array(ValueChange.extend({ harmless: HarmlessReason.nullable() })),
});
export type RecipeProof = z.infer<typeof RecipeProof>;

/** An instruction of a proposal, as the person has it. */
export const ProposedLine = z.object({
  /** Its place in the proposal, from 0 on. */
  instruction: z.number().int().nonnegative(),
  text: z.string().max(1_000_000),
  /** Whether the Dockerfile has it. */
  on: z.boolean(),
});
export type ProposedLine = z.infer<typeof ProposedLine>;

export const KeepLinesRequest = z.object({ lines: z.array(ProposedLine).max(10_000) });
export type KeepLinesRequest = z.infer<typeof KeepLinesRequest>;

/** What has been made of a session so far. */
export const SessionWork = z.object({
  /** Id of the image that was committed last; null while there is none. */
  committed: z.string().nullable(),
  /** Commands that were recorded when it was committed. */
  committedCommands: z.number().int(),
  /** The last proposal; null until one was asked for. */
  recipe: SessionRecipe.nullable(),
  /** The proposal's instructions as the person wants them; empty while they are as they were proposed. */
  lines: z.array(ProposedLine),
  /** The last proof that came to an end, and the text that it was of; null before. */
  proved: z.object({ dockerfile: z.string(), proof: RecipeProof }).nullable(),
});
export type SessionWork = z.infer<typeof SessionWork>;

/** What flows while a proposal is built and compared; `proved` or `failed` comes last. */
export const ProofMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('log'), text: z.string() }),
  z.object({ kind: z.literal('built'), imageId: z.string() }),
  z.object({ kind: z.literal('proved'), proof: RecipeProof }),
  /** In the engine's words. */
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
export type ProofMessage = z.infer<typeof ProofMessage>;
