import type { Query, QueryReply } from './client.ts';
import type { OpenFile } from './open-files.ts';
import type { AnswerMessage, ToWorker } from './protocol.ts';
import type { QueryKind } from './service.ts';

/** A question that the worker was asked and has not answered. */
interface OpenQuery {
  readonly kind: QueryKind;
  readonly asker: string;
  readonly file: number;
  /** Its answer holds while this is the text's version. */
  readonly version: number | null;
  /** The same question about the same update shares the answer. */
  readonly same: string;
  readonly reply: Promise<QueryReply<QueryKind> | null>;
  readonly resolve: (message: AnswerMessage | null) => void;
}

/** Questions on their way. */
export interface OpenQueries {
  /** `open` has its present text with the worker already. */
  ask<K extends QueryKind>(open: OpenFile, query: Query<K>): Promise<QueryReply<K> | null>;
  answered(message: AnswerMessage): void;
  /** No answers will come any more. */
  drop(): void;
}

/** `post` brings a message to the worker that runs. */
export function createOpenQueries(post: (message: ToWorker) => void): OpenQueries {
  const open = new Map<number, OpenQuery>();
  let lastId = 0;

  const send = (file: OpenFile, query: Query<QueryKind>): OpenQuery => {
    const { kind, params, language, asker = '' } = query;
    const same = JSON.stringify([kind, params, language, file.sent?.update, query.late]);
    for (const [id, older] of open) {
      if (older.file !== file.number || older.kind !== kind || older.asker !== asker) continue;
      if (older.same === same) return older;
      open.delete(id);
      older.resolve(null);
    }
    lastId += 1;
    const made = openQuery(file, query, same);
    open.set(lastId, made);
    post({ kind: 'query', file: file.number, id: lastId, query: kind, params, language });
    return made;
  };
  return {
    ask: <K extends QueryKind>(file: OpenFile, query: Query<K>) => {
      const reply = orAborted(send(file, query).reply, query.signal);
      // The worker answers a query by its own kind; the compiler cannot follow `K` through the messages.
      return reply as Promise<QueryReply<K> | null>;
    },
    answered: (message) => {
      const query = open.get(message.id);
      open.delete(message.id);
      query?.resolve(message);
    },
    drop: () => {
      for (const query of open.values()) query.resolve(null);
      open.clear();
    },
  };
}

function openQuery(file: OpenFile, query: Query<QueryKind>, same: string): OpenQuery {
  const { kind, late, asker = '' } = query;
  const version = file.sent?.version ?? null;
  let resolve = (_message: AnswerMessage | null): void => undefined;
  const reply = new Promise<QueryReply<QueryKind> | null>((done) => {
    resolve = (message) => {
      const present = late === true || file.file.source.version() === version;
      if (message === null || !present) return done(null);
      const { result, wanted, used } = message;
      done({ result, wanted, used });
    };
  });
  return { kind, asker, file: file.number, version, same, reply, resolve };
}

function orAborted<T>(reply: Promise<T | null>, signal: AbortSignal | undefined) {
  if (signal === undefined) return reply;
  if (signal.aborted) return Promise.resolve(null);
  return new Promise<T | null>((resolve) => {
    const aborted = (): void => resolve(null);
    signal.addEventListener('abort', aborted, { once: true });
    void reply.then((answer) => {
      // One signal can be for many questions, and outlive them all.
      signal.removeEventListener('abort', aborted);
      resolve(answer);
    });
  });
}
