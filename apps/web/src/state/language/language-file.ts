import { isIgnorePath, type GraphOptions } from '@stagecraft/dockerfile';
import { policyFileOf } from '@stagecraft/lint/policy-names';
import type { LanguageFile } from '../../language/client.ts';
import type { LanguageFileKind } from '../../language/protocol.ts';
import type { OpenFile } from '../document-slice.types.ts';
import type { Ports } from '../ports.ts';
import type { AppState, AppStore } from '../types.ts';

/** An open file as the language worker is asked about it; null when the worker knows nothing of its kind. */
export function languageFile(ports: Ports, state: AppState, path: string): LanguageFile | null {
  const file = state.openFiles.find((one) => one.path === path);
  if (file?.load !== 'ready') return null;
  const kind = kindOf(file);
  if (kind === null) return null;
  const { documents } = ports;
  return {
    path,
    kind,
    source: {
      version: () => documents.version(path),
      text: () => documents.text(path),
      editsSince: (version) => documents.editsSince(path, version),
    },
    options: graphOptions(state),
  };
}

/**
 * A file that is not in front as the worker is asked about it, by its text in the tab where it has one;
 * null when the worker knows nothing of its kind. What the build panel says is of the file in front.
 */
export function asideFile(ports: Ports, state: AppState, path: string): LanguageFile | null {
  const open = languageFile(ports, state, path);
  return open === null ? null : { ...open, aside: true, options: {} };
}

/** What a file is to the worker; null where it knows nothing of its kind. */
export function kindOf({ path, dockerfile }: OpenFile): LanguageFileKind | null {
  if (dockerfile) return 'dockerfile';
  if (isIgnorePath(path)) return 'ignore';
  return policyFileOf(path) === null ? null : 'policy';
}

/** What the build panel says, as far as it changes how the text is read. */
export function graphOptions(state: AppState): GraphOptions {
  return {
    target: state.target,
    buildArgs: state.buildOptions?.buildArgs ?? {},
    platform: state.buildOptions?.platforms[0] ?? null,
  };
}

/** Has the worker forget files that are not open any more. */
export function forgetClosedFiles(ports: Ports, store: AppStore): void {
  store.subscribe((state, before) => {
    if (state.openFiles === before.openFiles) return;
    const open = new Set(state.openFiles.map((file) => file.path));
    for (const { path } of before.openFiles) if (!open.has(path)) ports.language.close({ path });
  });
}
