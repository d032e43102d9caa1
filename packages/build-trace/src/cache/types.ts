import type { BaseImage, BuildOptions, ContextFile, MissingEvidence } from '@stagecraft/contracts';
import type { DockerfileModel, GraphOptions, StageGraph } from '@stagecraft/dockerfile';

/** What became of an instruction's step: `none` where it was not carried out (to its end). */
export type Outcome = 'cached' | 'built' | 'failed' | 'none';

/** Name of a context → path → entry. The build context's name is `context`. */
export type FileIndex = ReadonlyMap<string, ReadonlyMap<string, ContextFile>>;

/** A build that is planned: all that decides what comes from the cache. */
export interface PlannedBuild {
  readonly model: DockerfileModel;
  /** Resolved with `graphOptions`. */
  readonly graph: StageGraph;
  readonly graphOptions: GraphOptions;
  readonly options: BuildOptions;
  /** The engine's endpoint. */
  readonly engine: string | null;
  readonly builder: 'buildkit' | 'classic' | null;
  readonly bases: readonly BaseImage[];
  /** What the engine is told of; null when it is not known, or cut off. */
  readonly files: FileIndex | null;
}

/** A build that has ended. */
export interface RecordedBuild extends PlannedBuild {
  readonly id: string;
  /** For people. */
  readonly number: number;
  /** By index of the built instruction. */
  readonly outcomes: ReadonlyMap<number, Outcome>;
}

/** An earlier build: the keys of what it brought into the cache or found there, and its record if at hand. */
export interface EarlierBuild {
  readonly id: string;
  readonly number: number;
  readonly engine: string | null;
  readonly builder: 'buildkit' | 'classic' | null;
  readonly keys: ReadonlySet<string>;
  readonly record: RecordedBuild | null;
}

/** Makes a short name of a text, the same for the same text and no other: a cryptographic hash. */
export type Digest = (text: string) => string;

/** An instruction whose result another one starts from or copies. */
export interface Parent {
  readonly instruction: number;
  readonly relation: 'before' | 'base' | 'copy' | 'mount';
}

export interface InputVariable {
  readonly source: 'argument' | 'environment';
  /** Null: declared without a value. */
  readonly value: string | null;
}

/** Everything that decides whether an instruction's step is found in the cache. */
export interface StepInputs {
  readonly instruction: number;
  readonly stage: number;
  /** Without comments and continuations. */
  readonly text: string;
  /** USER, SHELL and options of the build that act on it. */
  readonly settings: ReadonlyMap<string, string>;
  readonly variables: ReadonlyMap<string, InputVariable>;
  /** Images from outside that it starts from or copies: reference → identity, null when not known. */
  readonly bases: ReadonlyMap<string, string | null>;
  /** What it reads of contexts, by `folder/path`; null when not known. */
  readonly files: ReadonlyMap<string, ContextFile> | null;
  /** What it names of contexts, as `folder/pattern`; `folder/` for all of one. */
  readonly sources: readonly string[];
  readonly parents: readonly Parent[];
  readonly missing: ReadonlySet<MissingEvidence>;
  /**
   * Equal for equal inputs, those of all that it builds upon included; null where evidence is missing,
   * here or in what it builds upon.
   */
  readonly key: string | null;
}
