import type { LanguageClient, LanguageFile, Query, QueryReply } from './client.ts';
import { createListeners } from './listeners.ts';
import { createOpenFiles } from './open-files.ts';
import { createOpenQueries } from './open-queries.ts';
import type { Fact, FromWorker, ToWorker } from './protocol.ts';
import type { QueryKind } from './service.ts';
import { createRunner, spawnWorker, type WorkerPort } from './worker-runner.ts';

/**
 * A client of the language worker; `spawn` starts a worker and is called again after a crash, `report`
 * hears of a bug that cost one answer.
 */
export function createLanguageClient(
  spawn: () => WorkerPort = spawnWorker,
  report: (error: Error) => void = (error) => reportError(error),
): LanguageClient {
  const crashListeners = createListeners<'restarted' | 'stopped'>();
  /** What every worker is told of, so that one that comes after a crash knows it too. */
  const facts = new Map<string, Fact>();
  const take = (message: FromWorker): void => {
    if (message.kind === 'snapshot') {
      files.received(message);
      return;
    }
    if (message.failure !== undefined) report(new Error(message.failure));
    queries.answered(message);
  };
  const crashed = (): void => {
    queries.drop();
    crashListeners.call(files.resend() ? 'stopped' : 'restarted');
  };
  const greeting = (): readonly ToWorker[] =>
    facts.size === 0 ? [] : [{ kind: 'facts', facts: [...facts] }];
  const runner = createRunner({ spawn, greeting, onMessage: take, onCrash: crashed });
  const files = createOpenFiles(runner.post);
  const queries = createOpenQueries(runner.post);

  return {
    snapshot: (file) => files.snapshot(file),
    query: <K extends QueryKind>(
      file: LanguageFile,
      query: Query<K>,
    ): Promise<QueryReply<K> | null> => {
      const open = files.send(file);
      return open === null ? Promise.resolve(null) : queries.ask(open, query);
    },
    tellFacts: (told) => {
      for (const [key, fact] of told) {
        // The order is that of the last telling, as in the worker.
        facts.delete(key);
        if (fact !== null) facts.set(key, fact);
      }
      if (runner.isRunning()) runner.post({ kind: 'facts', facts: told });
    },
    close: (file) => files.close(file),
    onCrash: (listener) => crashListeners.add(listener),
    dispose: () => {
      runner.end();
      queries.drop();
      files.closeAll();
    },
  };
}
