import type { Language } from '@stagecraft/contracts';
import type { QuickWant } from '../language/facts.ts';
import type {
  FormatRequestOptions,
  InlayKind,
  Lens,
  QueryAnswer,
  QueryKind,
  QueryParams,
} from '../language/service.ts';

/** What a person chose about the editor's help. */
export interface EditorSettings {
  readonly inlays: Readonly<Record<InlayKind, boolean>>;
  readonly lenses: boolean;
  readonly formatOnSave: boolean;
  readonly keywordCase: FormatRequestOptions['keywordCase'];
  readonly sortPackages: boolean;
}

/** An answer about the present text. */
export interface EditorReply<K extends QueryKind> {
  /** Null where there is no such answer. */
  readonly result: QueryAnswer<K> | null;
  /** What would make the answer better and is being looked up. */
  readonly pending: readonly QuickWant[];
  /** Resolves when that is there, or cannot be had. Ask again then. */
  readonly settled: Promise<void>;
}

/** How an answer is waited for. */
export interface AskOptions {
  readonly signal: AbortSignal;
  /** Who asks, where not only the editor's providers do: a newer question overtakes the same asker's. */
  readonly asker?: string;
  /** An answer about a text that has changed meanwhile is of use too. */
  readonly late?: boolean;
}

/** What the editor asks of the world around it. All offsets count in the text as on disk. */
export interface EditorLanguage {
  /** Of the page. */
  language(): Language;
  settings(): EditorSettings;
  /** Null when the answer is of no use any more: aborted, overtaken, or the text has changed. */
  query<K extends QueryKind>(
    path: string,
    kind: K,
    params: QueryParams<K>,
    options: AskOptions,
  ): Promise<EditorReply<K> | null>;
  /** Facts or settings are others now: what is shown may be out of date. */
  onChange(listener: () => void): () => void;
  /** Something that was asked for cannot be done; `reason` is for the person. */
  refused(reason: string): void;
  /** Does what a lens offers. */
  run(command: Lens['command']): void;
  /** Opens a file of the workspace in a tab. */
  openFile(path: string): void;
}
