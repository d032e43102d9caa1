import type { Span } from '@stagecraft/dockerfile';
import type * as api from 'monaco-editor/editor';
import type { QueryKind, QueryParams } from '../../language/service.ts';
import type { EditorLanguage, EditorReply } from '../editor-language.ts';
import type { Monaco } from '../load-monaco.ts';
import type { TrackedModel } from '../tracked-model.ts';

/** What every provider works with. */
export interface ProviderContext {
  readonly monaco: Monaco;
  readonly language: EditorLanguage;
  /** The open file of a model; undefined for a model that is none, e.g. a comparison's left side. */
  file(model: api.editor.ITextModel): TrackedModel | undefined;
}

/** Monaco's language ids of Dockerfiles and of ignore files. */
export const dockerfileId = 'dockerfile';
export const ignoreId = 'ignore';
export const yamlId = 'yaml';

/** An answer together with the file that its offsets count in. */
export interface FileReply<K extends QueryKind> extends EditorReply<K> {
  readonly file: TrackedModel;
}

/**
 * Asks about a model's present text; null where there is nothing to ask, or the answer is of no use any more.
 * Without a `token` nobody gives the question up. `late`: an answer about a text that has changed will do.
 */
export async function ask<K extends QueryKind>(
  context: ProviderContext,
  model: api.editor.ITextModel,
  kind: K,
  params: (file: TrackedModel) => QueryParams<K>,
  token: api.CancellationToken | null,
  late = false,
): Promise<FileReply<K> | null> {
  const file = context.file(model);
  // A question that nobody waits for would still take the place of the one that somebody does.
  if (file === undefined || token?.isCancellationRequested === true) return null;
  const abort = new AbortController();
  const listening = token?.onCancellationRequested(() => abort.abort());
  const reply = await context.language.query(file.path, kind, params(file), {
    signal: abort.signal,
    late,
  });
  listening?.dispose();
  return reply === null || model.isDisposed() ? null : { ...reply, file };
}

/** Asks a second time where what is still looked up comes within `wait` ms. */
export async function askPatiently<K extends QueryKind>(
  once: () => Promise<FileReply<K> | null>,
  wait: number,
): Promise<FileReply<K> | null> {
  const first = await once();
  if (first === null || first.pending.length === 0) return first;
  const came = await Promise.race([
    first.settled.then(() => true),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), wait)),
  ]);
  return came ? once() : first;
}

/** The query parameters of a place in the text. */
export function offsetOf(position: api.IPosition) {
  return (file: TrackedModel) => ({ offset: file.offsetAt(position) });
}

/** A span of the disk's text as Monaco's range. */
export function rangesOf(file: TrackedModel, spans: readonly Span[]): api.IRange[] {
  return spans.map((span) => file.rangeOf(span));
}

/** Markdown that Monaco shows without HTML and without running commands. */
export function markdown(value: string): api.IMarkdownString {
  return { value, isTrusted: false, supportHtml: false };
}
