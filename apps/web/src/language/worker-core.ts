import type { GraphOptions } from '@stagecraft/dockerfile';
import type { ScriptReader } from '@stagecraft/lint';
import { applyInTurn } from './apply-edits.ts';
import { computeSnapshot, type Computed } from './compute-snapshot.ts';
import { factKey, readFacts, type Facts, type Want } from './facts.ts';
import type {
  Fact,
  FromWorker,
  LanguageFileKind,
  QueryMessage,
  ToWorker,
  UpdateMessage,
} from './protocol.ts';
import { dockerfileFeatures, ignoreFeatures, policyFeatures } from './queries.ts';
import type { QueryAnswer, QueryKind } from './service.ts';
import { snapshotDelta } from './snapshot-delta.ts';

/** What the worker keeps of one open file. */
interface WorkerFile {
  readonly path: string;
  readonly text: string;
  readonly options: GraphOptions;
  readonly kind: LanguageFileKind;
  /** Null for a file that is no Dockerfile. */
  readonly computed: Computed | null;
}

/** Queries that read shell commands, and wait until that can be done. */
const LINTING: ReadonlySet<QueryKind> = new Set(['notices', 'fixes', 'fixAll']);

/**
 * The worker without its port: takes the page's messages one by one, `post` gives the answers. A
 * feature that fails costs its own answer only; a snapshot that fails throws. `loading` gives what
 * reads shell commands, null where it can't be had; it never rejects.
 */
export function createWorkerCore(
  post: (message: FromWorker) => void,
  loading: Promise<ScriptReader | null>,
): (message: ToWorker) => void {
  const files = new Map<number, WorkerFile>();
  const known = new Map<string, Fact>();
  const query = createAnswering(files, known, post, loading);

  const update = (message: UpdateMessage): void => {
    const before = files.get(message.file) ?? null;
    const file = fileAfter(before, message);
    files.set(message.file, file);
    if (file.computed === null || !message.drawn) return;
    const delta = snapshotDelta(before?.computed?.snapshot ?? null, file.computed.snapshot);
    post({ kind: 'snapshot', file: message.file, id: message.id, delta });
  };
  return (message) => {
    switch (message.kind) {
      case 'update':
        update(message);
        break;
      case 'query':
        query(message);
        break;
      case 'facts':
        for (const [key, fact] of message.facts) {
          // So that what was told of longest ago is the first.
          known.delete(key);
          if (fact !== null) known.set(key, fact);
        }
        break;
      case 'close':
        files.delete(message.file);
        break;
    }
  };
}

/** Answers queries about what the worker knows; those that need the shell's reader wait for it. */
function createAnswering(
  files: ReadonlyMap<number, WorkerFile>,
  known: ReadonlyMap<string, Fact>,
  post: (message: FromWorker) => void,
  loading: Promise<ScriptReader | null>,
): (message: QueryMessage) => void {
  let shell: { readonly readScript: ScriptReader | null } | null = null;
  let waiting: QueryMessage[] = [];
  const query = (message: QueryMessage): void => {
    const file = files.get(message.file);
    if (shell === null && LINTING.has(message.query) && file?.computed) {
      waiting.push(message);
      return;
    }
    const { facts, wanted, used } = notedFacts(known);
    const answered =
      file === undefined
        ? { result: null }
        : answer(file, message, facts, shell?.readScript ?? null);
    const { id } = message;
    const noted = { wanted: fewScripts(wanted), used: fewScripts(oldestFirst(used, known)) };
    post({ kind: 'answer', id, ...answered, ...noted });
  };
  void loading.then((readScript) => {
    shell = { readScript };
    const questions = waiting;
    waiting = [];
    for (const question of questions) query(question);
  });
  return query;
}

/** Each carries a whole script, which the page's main thread has to take in. */
const mostScripts = 16;

/** All wants, of scripts only the first: the next are wanted once there are answers to these. */
function fewScripts(wants: ReadonlyMap<string, Want>): readonly Want[] {
  let scripts = 0;
  return [...wants.values()].filter((want) => want.kind !== 'script' || scripts++ < mostScripts);
}

/** What an answer is made of, in the order in which it was told of: others have their turn before a second try. */
function oldestFirst(
  used: ReadonlyMap<string, Want>,
  known: ReadonlyMap<string, Fact>,
): ReadonlyMap<string, Want> {
  const scripts = [...used.values()].filter(({ kind }) => kind === 'script');
  if (scripts.length <= mostScripts) return used;
  const inOrder = [...known.keys()].flatMap((key): [string, Want][] => {
    const want = used.get(key);
    return want === undefined ? [] : [[key, want]];
  });
  return new Map(inOrder);
}

/** Facts that note which of them are asked for in vain, and which an answer is made of. */
function notedFacts(known: ReadonlyMap<string, Fact>) {
  const wanted = new Map<string, Want>();
  const used = new Map<string, Want>();
  const all = readFacts(known, wanted);
  const facts: Facts = {
    get: (want) => {
      const fact = all.get(want);
      // A failure is used too: it is looked up again after a while. What ShellCheck said holds.
      const isFresh = fact !== null && want.kind !== 'script';
      if (isFresh || all.failed(want)) used.set(factKey(want), want);
      return fact;
    },
    failed: (want) => all.failed(want),
    failure: (want) => all.failure(want),
  };
  return { facts, wanted, used };
}

function fileAfter(before: WorkerFile | null, message: UpdateMessage): WorkerFile {
  const { path, version, options, drawn } = message;
  const text =
    typeof message.text === 'string' ? message.text : applyInTurn(before?.text ?? '', message.text);
  const computed =
    message.fileKind === 'dockerfile'
      ? computeSnapshot({ path, version, text, options, drawn }, before?.computed ?? null)
      : null;
  return { path, kind: message.fileKind, text, options, computed };
}

function answer<K extends QueryKind>(
  file: WorkerFile,
  message: QueryMessage<K>,
  facts: Facts,
  readScript: ScriptReader | null,
): { readonly result: QueryAnswer<K> | null; readonly failure?: string } {
  const { path, kind, text, options, computed } = file;
  const { query, params, language } = message;
  try {
    if (computed === null) {
      const features = kind === 'policy' ? policyFeatures : ignoreFeatures;
      const result = features[query]?.({ path, text, language, facts }, params);
      return { result: result ?? null };
    }
    const { model, graph } = computed.snapshot;
    const input = { path, model, graph, options, language, facts, readScript };
    return { result: dockerfileFeatures[query]?.(input, params) ?? null };
  } catch (error) {
    return { result: null, failure: `${query}: ${String(error)}` };
  }
}
