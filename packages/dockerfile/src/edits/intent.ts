import type { Text } from '../types.ts';
import type { DockerfileModel, GraphOptions, StageGraph } from '../types.ts';
import type { EdgeIntent } from './edges/types.ts';
import type { Edit, Refusal } from './edit.ts';
import type { FieldIntent } from './fields/types.ts';
import type { RefactorIntent } from './refactor/types.ts';
import type { RowIntent } from './rows/types.ts';
import type { StageIntent } from './stages/types.ts';

/**
 * What a gesture asks for, as a value. Instructions and stages are named by their index in the model
 * that the intent is applied to.
 */
export type GraphIntent = RowIntent | FieldIntent | StageIntent | EdgeIntent | RefactorIntent;

/** What an intent is applied to. */
export interface EditContext {
  readonly model: DockerfileModel;
  /** Built from this model with these options. */
  readonly graph: StageGraph;
  readonly options: GraphOptions;
}

/** Another way to what was wanted. */
export interface Offer {
  readonly label: Text;
  readonly intent: GraphIntent;
}

/** What one intent's function gives: its edits need not be checked yet. */
export type IntentEdits =
  | {
      readonly ok: true;
      /** In the order of the text, none overlapping. */
      readonly edits: readonly Edit[];
      /** What it does, as a sentence in the past: "Moved 2 instructions to stage build." */
      readonly done: Text;
      /** What else the person should know, e.g. that caches are lost or that a path is a guess. */
      readonly notes?: readonly Text[];
      /** Indices of the instructions that go elsewhere: the fewest edits may move what stands around them. */
      readonly moved?: readonly number[];
    }
  | {
      readonly ok: false;
      readonly refusal: Refusal;
      readonly offers?: readonly Offer[];
    };

/** An intent of one kind. */
export type IntentOf<K extends GraphIntent['kind']> = Extract<GraphIntent, { readonly kind: K }>;

/** The pure function of one kind of intent. */
export type IntentFunction<K extends GraphIntent['kind']> = (
  context: EditContext,
  intent: IntentOf<K>,
) => IntentEdits;
