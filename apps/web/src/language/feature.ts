import type { Language } from '@stagecraft/contracts';
import type { DockerfileModel, GraphOptions, StageGraph } from '@stagecraft/dockerfile';
import type { ScriptReader } from '@stagecraft/lint';
import type { Facts } from './facts.ts';
import type { QueryAnswer, QueryKind, QueryParams } from './service.ts';

/** What a language feature sees of a Dockerfile. */
export interface FeatureInput {
  /** Path from the workspace's root. */
  readonly path: string;
  readonly model: DockerfileModel;
  readonly graph: StageGraph;
  readonly options: GraphOptions;
  /** Of the texts it gives. */
  readonly language: Language;
  readonly facts: Facts;
  /** Reads the commands of instructions; null where that could not be loaded. */
  readonly readScript: ScriptReader | null;
}

/** A query's pure function: never throws, never waits. */
export type Feature<K extends QueryKind> = (
  input: FeatureInput,
  params: QueryParams<K>,
) => QueryAnswer<K>;

/** What a feature of ignore and policy files sees: the text alone. */
export interface TextInput {
  readonly path: string;
  readonly text: string;
  readonly language: Language;
  readonly facts: Facts;
}
