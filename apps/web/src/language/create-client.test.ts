import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import { describe, expect, test } from 'vitest';
import { createLanguageClient, type WorkerPort } from './create-client.ts';
import { computeSnapshot } from './compute-snapshot.ts';
import type { SnapshotAnswer, SnapshotRequest } from './protocol.ts';

interface Worker {
  readonly requests: SnapshotRequest[];
  answer(request: SnapshotRequest): void;
  crash(): void;
  ended: boolean;
}

/** Workers that answer when the test says so. */
function workers() {
  const made: Worker[] = [];
  const spawn = (): WorkerPort => {
    let onAnswer = (_answer: SnapshotAnswer): void => undefined;
    let onCrash = (): void => undefined;
    const worker: Worker = {
      requests: [],
      ended: false,
      answer: ({ id, ...request }) =>
        onAnswer({ id, snapshot: computeSnapshot(request, null).snapshot }),
      crash: () => onCrash(),
    };
    made.push(worker);
    return {
      postMessage: (request) => void worker.requests.push(request),
      onAnswer: (listener) => void (onAnswer = listener),
      onCrash: (listener) => void (onCrash = listener),
      terminate: () => void (worker.ended = true),
    };
  };
  return { made, spawn };
}

function at<T>(list: readonly T[], index: number): T {
  const found = list.at(index);
  if (found === undefined) throw new Error(`nothing at ${String(index)}`);
  return found;
}

describe('the language client', () => {
  test('gives what the worker says of the text', async () => {
    const { made, spawn } = workers();
    const client = createLanguageClient(spawn);
    const answer = client.snapshot('Dockerfile', 3, 'FROM a\n', {});
    at(made, 0).answer(at(at(made, 0).requests, 0));
    const model = parseDockerfile('FROM a\n');
    expect(await answer).toMatchObject({ version: 3, model, graph: buildGraph(model, {}) });
  });

  test('drops the older of two requests for one file, also when its answer comes last', async () => {
    const { made, spawn } = workers();
    const client = createLanguageClient(spawn);
    const older = client.snapshot('Dockerfile', 1, 'FROM a\n', {});
    const newer = client.snapshot('Dockerfile', 2, 'FROM b\n', {});
    const { requests, answer } = at(made, 0);
    answer(at(requests, 1));
    answer(at(requests, 0));
    expect(await older).toBeNull();
    expect((await newer)?.version).toBe(2);
  });

  test('keeps files apart', async () => {
    const { made, spawn } = workers();
    const client = createLanguageClient(spawn);
    const first = client.snapshot('a', 1, 'FROM a\n', {});
    const second = client.snapshot('b', 1, 'FROM b\n', {});
    const { requests, answer } = at(made, 0);
    requests.forEach(answer);
    expect((await first)?.path).toBe('a');
    expect((await second)?.path).toBe('b');
  });

  test('starts another worker after a crash, which answers what was open', async () => {
    const { made, spawn } = workers();
    const client = createLanguageClient(spawn);
    const told: string[] = [];
    client.onCrash((what) => told.push(what));
    const answer = client.snapshot('Dockerfile', 1, 'FROM a\n', {});
    at(made, 0).crash();
    expect(at(made, 0).ended).toBe(true);
    at(made, 1).answer(at(at(made, 1).requests, 0));
    expect((await answer)?.version).toBe(1);
    expect(told).toEqual(['restarted']);
  });

  test('gives a text up that crashes two workers, and goes on with the next', async () => {
    const { made, spawn } = workers();
    const client = createLanguageClient(spawn);
    const told: string[] = [];
    client.onCrash((what) => told.push(what));
    const fatal = client.snapshot('Dockerfile', 1, 'FROM a\n', {});
    at(made, 0).crash();
    at(made, 1).crash();
    expect(await fatal).toBeNull();
    expect(told).toEqual(['restarted', 'stopped']);
    const next = client.snapshot('Dockerfile', 2, 'FROM b\n', {});
    at(made, 2).answer(at(at(made, 2).requests, 0));
    expect((await next)?.version).toBe(2);
  });
});
