import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';
import { languageFile } from './language-file.ts';

/**
 * Formats an open Dockerfile as one undo step. Nothing happens where it cannot be done: the text was
 * changed meanwhile, or formatting refuses it.
 */
export async function formatFile(ports: Ports, store: AppStore, path: string): Promise<void> {
  const state = store.getState();
  const file = languageFile(ports, state, path);
  const version = ports.documents.version(path);
  const indent = ports.documents.indentSize(path);
  if (file?.kind !== 'dockerfile' || version === null || indent === null) return;
  const { keywordCase, sortPackages } = state.editorSettings;
  const reply = await ports.language.query(file, {
    kind: 'format',
    params: { span: null, typed: null, options: { keywordCase, sortPackages, indent } },
    language: state.language,
  });
  if (reply?.result?.ok !== true || reply.result.edits.length === 0) return;
  ports.documents.apply(path, version, reply.result.edits);
}
