import type { Problem as ApiProblem } from '@stagecraft/contracts';
import { findLineStarts } from '@stagecraft/dockerfile';
import { frozenText, type LanguageFile } from '../../language/client.ts';
import type { WorkspaceLanguage } from '../language/editor-language.ts';
import { asideFile } from '../language/language-file.ts';
import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';
import type { FileList, ListedFile } from './file-list.ts';

/** What a file is checked with. */
export interface Checking {
  readonly ports: Ports;
  readonly store: AppStore;
  readonly language: WorkspaceLanguage;
  readonly signal: AbortSignal;
}

/** Checks a file that is not in front, reading it where that is due, and puts what is found into `file`. */
export async function checkFile(
  checking: Checking,
  file: ListedFile,
  list: Pick<FileList, 'has'>,
): Promise<void> {
  const { language, signal } = checking;
  const { path, due } = file;
  file.due = null;
  if (due === 'text' || file.source === null) {
    const read = await readSource(checking, path);
    file.source = read.file;
    if (read.file === null) file.found = { kind: 'failed', path, problem: read.problem };
  }
  // What has left the list while it was read is closed already.
  if (file.source === null || signal.aborted || !list.has(path)) return;
  const { source } = file.source;
  const [version, text] = [source.version(), source.text()];
  const reply = await language.check(file.source, signal);
  if (reply?.result == null || version === null || text === null) {
    // Where the text has changed meanwhile, that was heard of, and the file is due again.
    if (source.version() === version) file.found = { kind: 'failed', path, problem: null };
    return;
  }
  const { notices, unchecked } = reply.result;
  const model = { text, lineStarts: findLineStarts(text) };
  file.found = { kind: 'checked', path, checked: { path, version, model, notices, unchecked } };
}

type Read =
  { readonly file: LanguageFile } | { readonly file: null; readonly problem: ApiProblem | null };

/** Each reading has a version of its own, which no tab's text has. */
let readings = 0;

/** The file by its text in a tab, else as it is on disk. */
async function readSource({ ports, store, signal }: Checking, path: string): Promise<Read> {
  const open = asideFile(ports, store.getState(), path);
  if (open !== null) return { file: open };
  const id = store.getState().workspace?.id;
  if (id === undefined) return { file: null, problem: null };
  const answer = await ports.api.call('readFile', { params: { id }, query: { path }, signal });
  if (!answer.ok) return { file: null, problem: answer.problem };
  readings += 1;
  const source = frozenText(answer.value.text, -readings);
  return { file: { path, kind: 'dockerfile', aside: true, source, options: {} } };
}
