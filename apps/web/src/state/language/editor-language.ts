import type { AskOptions, EditorLanguage, EditorReply } from '../../document/editor-language.ts';
import type { LanguageFile } from '../../language/client.ts';
import type { QuickWant, Want } from '../../language/facts.ts';
import type { Fact } from '../../language/protocol.ts';
import type { Lens, QueryKind, QueryParams } from '../../language/service.ts';
import type { DocumentNotice } from '../document-slice.types.ts';
import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';
import { buildNotes } from './build-notes.ts';
import { createFacts, type Facts } from './facts.ts';
import { fetchFact } from './fetch-fact.ts';
import { languageFile } from './language-file.ts';
import type { ScriptChecks } from './script-checks.ts';

/** A look-up that takes longer is given up; ms. */
const lookUpLimit = 4_000;

/** What is others now: what a person chose, facts of one kind, or all of them. */
export type LanguageChange = 'settings' | Want['kind'] | 'all';

/** The same for the store, which also asks about files that no editor shows. */
export interface WorkspaceLanguage extends EditorLanguage {
  /**
   * What there is to say of a file that is not worked on. ShellCheck is not asked about it: of many files
   * that would keep the server busy for minutes.
   */
  check(file: LanguageFile, signal: AbortSignal): Promise<EditorReply<'notices'> | null>;
  onChange(listener: (change: LanguageChange) => void): () => void;
}

/** Joins editor, worker and the facts about the world: what the editor asks goes through here. */
export function createEditorLanguage(ports: Ports, store: AppStore): WorkspaceLanguage {
  const scripts = lateScriptChecks(ports);
  const facts = createFacts({
    fetch: (want, signal) =>
      want.kind === 'script'
        ? scripts().then((checks) => checks.look(want))
        : fetchWant(ports, store, want, signal),
    tell: (told) => ports.language.tellFacts(told),
    now: ports.now,
    limit: () => AbortSignal.timeout(lookUpLimit),
  });
  keepFactsTrue(ports, store, facts);
  return {
    language: () => store.getState().language,
    settings: () => store.getState().editorSettings,
    query: (path, kind, params, options) =>
      query(ports, store, { facts, scripts }, { path, kind, params, ...options }),
    onChange: (listener) => {
      const offFacts = facts.onChange(listener);
      const offSettings = store.subscribe((state, before) => {
        const { editorSettings, language: words } = state;
        if (editorSettings !== before.editorSettings || words !== before.language) {
          listener('settings');
        }
      });
      return () => {
        offFacts();
        offSettings();
      };
    },
    check: async (file, signal) => {
      const { language: words } = store.getState();
      const query = { kind: 'notices', params: {}, language: words, signal } as const;
      const reply = await ports.language.query(file, query);
      if (reply === null) return null;
      facts.refresh(reply.used.filter(({ kind }) => kind !== 'script'));
      const pending = reply.wanted.filter((want) => want.kind !== 'script');
      return { result: reply.result, pending, settled: facts.meet(pending) };
    },
    refused: (reason) => notify(store, 'editRefused', reason),
    run: (command) => void runLens(store, command),
    openFile: (path) => void store.getState().openFile(path),
  };
}

/** They are fetched when they are first needed. */
function lateScriptChecks({ api }: Ports): () => Promise<ScriptChecks> {
  let loading: Promise<ScriptChecks> | null = null;
  return () =>
    (loading ??= import('./script-checks.ts').then(({ createScriptChecks }) =>
      createScriptChecks((wanted, signal) => {
        const body = { scripts: wanted.map(({ shell, text }) => ({ shell, text })) };
        return api.call('checkScripts', { body, signal });
      }),
    ));
}

interface Question<K extends QueryKind> extends AskOptions {
  readonly path: string;
  readonly kind: K;
  readonly params: QueryParams<K>;
}

async function query<K extends QueryKind>(
  ports: Ports,
  store: AppStore,
  { facts, scripts }: { readonly facts: Facts; readonly scripts: () => Promise<ScriptChecks> },
  { path, ...question }: Question<K>,
): Promise<EditorReply<K> | null> {
  const state = store.getState();
  const file = languageFile(ports, state, path);
  if (file === null) return null;
  const { language } = state;
  const reply = await ports.language.query(file, { ...question, language });
  if (reply === null) return null;
  // It asks about every command of the text that is there now.
  if (question.kind === 'notices') {
    const wants = [...reply.wanted, ...reply.used];
    void scripts().then((checks) => checks.keep(wants));
  }
  // ShellCheck takes its time, and nobody waits for it: that it has answered is told as a change.
  const pending = reply.wanted.filter((want) => want.kind !== 'script');
  void facts.meet(reply.wanted.filter(({ kind }) => kind === 'script'));
  // What failed is tried again after what was not asked about yet.
  facts.refresh(reply.used);
  return { result: reply.result, pending, settled: facts.meet(pending) };
}

async function fetchWant(
  ports: Ports,
  store: AppStore,
  want: QuickWant,
  signal: AbortSignal,
): Promise<Fact> {
  const state = store.getState();
  if (want.kind === 'builds') return buildNotes(state, want.dockerfile);
  if (state.workspace === null) return { failed: 'not_found' };
  return fetchFact(ports.api, state.workspace.id, want, signal);
}

/** What the server and the store tell of changes decides which facts are looked up anew. */
function keepFactsTrue(ports: Ports, store: AppStore, facts: Facts): void {
  ports.stream.onMessage((message) => {
    if (message.kind === 'images.changed') facts.expire(['images', 'image', 'imageFolder']);
  });
  store.subscribe((state, before) => {
    if (state.workspace?.id !== before.workspace?.id) {
      facts.clear();
      return;
    }
    if (state.diskChange !== before.diskChange)
      facts.expire(['folder', 'ignore', 'policy', 'sources']);
    if (state.engine !== before.engine) {
      facts.expire(['images', 'image', 'imageFolder', 'tags', 'manifest']);
    }
    const { activePath } = state;
    const noted =
      state.overlay !== before.overlay ||
      state.image !== before.image ||
      state.activeRecord !== before.activeRecord ||
      state.builds !== before.builds ||
      state.snapshot?.path !== before.snapshot?.path;
    if (noted && activePath !== null) {
      facts.offer({ kind: 'builds', dockerfile: activePath }, buildNotes(state, activePath));
    }
  });
}

async function runLens(store: AppStore, command: Lens['command']): Promise<void> {
  if (command.kind === 'none') return;
  if (command.kind === 'runImage') {
    await store.getState().openRun(command.image);
    return;
  }
  store.getState().setTarget(command.target);
  const { engine, startBuild, openDialog } = store.getState();
  // Without an engine the build's dialog says what is missing.
  if (engine.state === 'ready') await startBuild();
  else openDialog('build');
}

function notify(store: AppStore, kind: DocumentNotice['kind'], text: string): void {
  const { documentNotice, activePath } = store.getState();
  const count = (documentNotice?.count ?? 0) + 1;
  store.setState({ documentNotice: { kind, path: activePath ?? '', text, count } });
}
