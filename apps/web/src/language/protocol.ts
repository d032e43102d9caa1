import type { Language } from '@stagecraft/contracts';
import type { Edit, GraphOptions } from '@stagecraft/dockerfile';
import type { FactAnswer, FactFailure, Want } from './facts.ts';
import type { QueryAnswer, QueryKind, QueryParams } from './service.ts';
import type { SnapshotDelta } from './snapshot-delta.ts';

/** What a file is to the worker: a Dockerfile has a snapshot, the others only answer queries. */
export type LanguageFileKind = 'dockerfile' | 'ignore' | 'policy';

/** An answer to a want, or why there is none. */
export type Fact = FactAnswer<Want['kind']> | FactFailure;

/**
 * Gives the worker a file's text. `file` names one opening of a path: closed and opened again, it has
 * another number.
 */
export interface UpdateMessage {
  readonly kind: 'update';
  readonly file: number;
  /** Counts up over all updates; its snapshot has the same. */
  readonly id: number;
  readonly path: string;
  readonly fileKind: LanguageFileKind;
  /** Whether snapshots of it are sent: of a Dockerfile whose graph is drawn. */
  readonly drawn: boolean;
  /** The editor's version of the text. */
  readonly version: number;
  /** All of the text, or edits to the last update's, applied one after the other. */
  readonly text: string | readonly Edit[];
  readonly options: GraphOptions;
}

/** Asks about the text of the last update. */
export interface QueryMessage<K extends QueryKind = QueryKind> {
  readonly kind: 'query';
  readonly file: number;
  readonly id: number;
  readonly query: K;
  readonly params: QueryParams<K>;
  /** Of the texts in the answer. */
  readonly language: Language;
}

/** Page to worker. Both ways keep their order, so a query is always about the update before it. */
export type ToWorker =
  | UpdateMessage
  | QueryMessage
  /** Facts by `factKey`; null takes one away. */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [string, Fact | null])[] }
  | { readonly kind: 'close'; readonly file: number };

/** What an update made, told against the last snapshot of the same file that was sent. */
export interface SnapshotMessage {
  readonly kind: 'snapshot';
  readonly file: number;
  readonly id: number;
  readonly delta: SnapshotDelta;
}

/** The answer to the query of the same id. */
export interface AnswerMessage {
  readonly kind: 'answer';
  readonly id: number;
  /** Null also where the file has no such answer, or where the feature failed. */
  readonly result: QueryAnswer<QueryKind> | null;
  /** A bug's words, where the feature threw. */
  readonly failure?: string;
  /** What would make the answer better. */
  readonly wanted: readonly Want[];
  /** The facts that it was made of: when one is out of date, the answer may be too. */
  readonly used: readonly Want[];
}

/** Worker to page. */
export type FromWorker = SnapshotMessage | AnswerMessage;
