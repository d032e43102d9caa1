import type { ContainerDetail } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import { createFollowContainer, type LogSource } from './container-log.ts';

const container: ContainerDetail = {
  id: 'c 1',
  name: 'n',
  image: 'app',
  imageId: 'i',
  state: 'running',
  exitCode: null,
  outOfMemory: false,
  startedAt: 1,
  finishedAt: null,
  ports: [],
  remove: true,
};

/** A source that the test speaks for, and what the listener heard. */
function follow() {
  const heard: string[] = [];
  const opened: string[] = [];
  const source: LogSource & { readyState: number; closed: number } = {
    onopen: null,
    onerror: null,
    onmessage: null,
    readyState: 1,
    closed: 0,
    close() {
      source.closed += 1;
    },
  };
  const end = createFollowContainer((url) => {
    opened.push(url);
    return source;
  })('c 1', {
    onBegin: () => void heard.push('begin'),
    onMessage: ({ kind }) => void heard.push(kind),
    onRefused: () => void heard.push('refused'),
  });
  const say = (data: unknown) =>
    source.onmessage?.(new MessageEvent('message', { data: JSON.stringify(data) }));
  const state = () => say({ kind: 'state', container });
  return { heard, opened, source, end, say, state };
}

it('tells everything up to the second state, and passes over what it does not know', () => {
  const { heard, opened, source, say, state } = follow();
  source.onopen?.(new Event('open'));
  state();
  say({ kind: 'news' });
  say({ kind: 'output', stream: 'stdout', text: 'a' });
  expect(source.closed).toBe(0);
  state();
  say({ kind: 'output', stream: 'stdout', text: 'late' });
  expect(opened).toEqual(['/api/containers/c%201/log']);
  expect(heard).toEqual(['begin', 'state', 'output', 'state']);
  expect(source.closed).toBe(1);
});

it('counts anew when the connection begins anew', () => {
  const { heard, source, state } = follow();
  source.onopen?.(new Event('open'));
  state();
  source.onerror?.(new Event('error'));
  source.onopen?.(new Event('open'));
  state();
  expect(heard).toEqual(['begin', 'state', 'begin', 'state']);
  expect(source.closed).toBe(0);
});

it('says when the server refuses, and nothing after its end', () => {
  const { heard, source, end, say } = follow();
  source.readyState = 2;
  source.onerror?.(new Event('error'));
  expect(heard).toEqual(['refused']);
  const other = follow();
  other.end();
  other.say({ kind: 'gone' });
  other.source.readyState = 2;
  other.source.onerror?.(new Event('error'));
  expect(other.heard).toEqual([]);
  end();
  say({ kind: 'gone' });
  expect(heard).toEqual(['refused']);
});
