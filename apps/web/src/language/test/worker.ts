import type { Edit } from '@stagecraft/dockerfile';
import type { LanguageFile, TextSource } from '../client.ts';
import type { WorkerPort } from '../worker-runner.ts';
import type { FromWorker, ToWorker } from '../protocol.ts';
import { createWorkerCore } from '../worker-core.ts';

/** A worker that does its work when the test says so. */
export interface SteppedWorker {
  /** All that it was ever sent. */
  readonly messages: ToWorker[];
  /** All that it ever answered. */
  readonly answers: FromWorker[];
  /** Works off what it was sent since the last time. */
  work(): void;
  crash(): void;
  ended: boolean;
}

/** Workers with the real core behind a port whose messages are cloned, as the browser does. */
export function steppedWorkers() {
  const made: SteppedWorker[] = [];
  const spawn = (): WorkerPort => {
    let onMessage = (_message: FromWorker): void => undefined;
    let onCrash = (): void => undefined;
    const waiting: ToWorker[] = [];
    const answers: FromWorker[] = [];
    const take = createWorkerCore(
      (message) => void answers.push(structuredClone(message)),
      Promise.resolve(null),
    );
    const worker: SteppedWorker = {
      messages: [],
      answers,
      ended: false,
      work: () => {
        for (const message of waiting.splice(0)) {
          const before = answers.length;
          take(message);
          answers.slice(before).forEach(onMessage);
        }
      },
      crash: () => onCrash(),
    };
    made.push(worker);
    return {
      postMessage: (message) => {
        worker.messages.push(structuredClone(message));
        waiting.push(structuredClone(message));
      },
      onMessage: (listener) => void (onMessage = listener),
      onCrash: (listener) => void (onCrash = listener),
      terminate: () => void (worker.ended = true),
    };
  };
  return { made, spawn };
}

/** A worker with the real core, answering after the present task as a worker does. */
export function workerInPage(): WorkerPort {
  let listener = (_message: FromWorker): void => undefined;
  const take = createWorkerCore(
    (message) => queueMicrotask(() => listener(message)),
    Promise.resolve(null),
  );
  return {
    postMessage: (message) => take(structuredClone(message)),
    onMessage: (wanted) => void (listener = wanted),
    onCrash: () => undefined,
    terminate: () => undefined,
  };
}

/** A file whose text the test changes. */
export interface TypedFile extends LanguageFile {
  /** Another version of the text, known as an edit. */
  type(edit: Edit): void;
  /** Another text, of which no edit is known. */
  replace(text: string): void;
  now(): string;
}

export function typedFile(path: string, first: string): TypedFile {
  const versions: { readonly text: string; readonly edit: Edit | null }[] = [
    { text: first, edit: null },
  ];
  const now = (): string => versions.at(-1)?.text ?? '';
  const source: TextSource = {
    version: () => versions.length,
    text: now,
    editsSince: (version) => {
      const edits = versions.slice(version).map(({ edit }) => edit);
      return edits.some((edit) => edit === null) ? null : edits.filter((edit) => edit !== null);
    },
  };
  return {
    path,
    kind: 'dockerfile',
    options: {},
    source,
    now,
    type: (edit) => {
      const text = now().slice(0, edit.start) + edit.text + now().slice(edit.end);
      versions.push({ text, edit });
    },
    replace: (text) => void versions.push({ text, edit: null }),
  };
}
