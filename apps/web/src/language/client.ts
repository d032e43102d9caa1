import type { Language } from '@stagecraft/contracts';
import type { Edit, GraphOptions } from '@stagecraft/dockerfile';
import type { Snapshot } from '../state/document-slice.types.ts';
import type { Want } from './facts.ts';
import type { Fact, LanguageFileKind } from './protocol.ts';
import type { QueryAnswer, QueryKind, QueryParams } from './service.ts';

/** Where the client reads a file's text when the worker needs it. */
export interface TextSource {
  /** Null once the file is closed. */
  version(): number | null;
  text(): string | null;
  /** Edits, applied one after the other, from an older version to the present one; null when not known. */
  editsSince(version: number): readonly Edit[] | null;
}

/** A file as the worker is asked about it. */
export interface LanguageFile {
  readonly path: string;
  /**
   * It is asked about beside the text of its path that is worked on: no graph of it is laid out or sent,
   * and it has nothing to do with the other one.
   */
  readonly aside?: true;
  readonly kind: LanguageFileKind;
  readonly source: TextSource;
  readonly options: GraphOptions;
}

/** An answer about one version of a file. */
export interface QueryReply<K extends QueryKind> {
  /** Null where the file has no such answer. */
  readonly result: QueryAnswer<K> | null;
  /** What would make it better. */
  readonly wanted: readonly Want[];
  /** The facts that it was made of. */
  readonly used: readonly Want[];
}

/** One question about a file's present text. */
export interface Query<K extends QueryKind> {
  readonly kind: K;
  readonly params: QueryParams<K>;
  readonly language: Language;
  readonly signal?: AbortSignal;
  /** Who asks, where not only the editor's providers ask such questions: each takes back its own only. */
  readonly asker?: string;
  /** An answer about a text that has changed meanwhile is of use too. */
  readonly late?: boolean;
}

/**
 * The language worker. It always answers about the text as it is when asked: what it does not have yet
 * is sent before the question.
 */
export interface LanguageClient {
  /** The present text's snapshot. A newer request for the same path makes an older one null. */
  snapshot(file: LanguageFile): Promise<Snapshot | null>;
  /**
   * Null when it was aborted, when its asker put a newer query of its kind about the same file, or when
   * the text has changed meanwhile (unless a late answer will do).
   */
  query<K extends QueryKind>(file: LanguageFile, query: Query<K>): Promise<QueryReply<K> | null>;
  /** Tells facts by `factKey`; null takes one away. */
  tellFacts(facts: readonly (readonly [string, Fact | null])[]): void;
  /** Forgets a file; its open requests are null. */
  close(file: Pick<LanguageFile, 'path' | 'aside'>): void;
  /** The worker crashed: `restarted` when a new one goes on, `stopped` when this very text made it crash twice. */
  onCrash(listener: (what: 'restarted' | 'stopped') => void): () => void;
  dispose(): void;
}

/** A text that never changes; another text of the same file needs another version. */
export function frozenText(text: string, version = 1): TextSource {
  return { version: () => version, text: () => text, editsSince: () => null };
}
