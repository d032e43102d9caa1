import { heartbeatMs, type StreamMessage } from '@stagecraft/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createLiveStream, type EventSourceLike, type LiveStream } from './stream.ts';

class FakeSource implements EventSourceLike {
  onopen: EventSourceLike['onopen'] = null;
  onerror: EventSourceLike['onerror'] = null;
  onmessage: EventSourceLike['onmessage'] = null;
  closed = false;
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  close(): void {
    this.closed = true;
  }

  say(message: unknown): void {
    this.onmessage?.(new MessageEvent('message', { data: JSON.stringify(message) }));
  }
}

const event = (seq: number, buildId = 'b'): StreamMessage => ({
  kind: 'build.event',
  buildId,
  event: { type: 'build.cancelled', seq, at: 1 },
});

let sources: FakeSource[];
let timers: { callback: () => void; ms: number; cancelled: boolean }[];
let changeNetwork: () => void;
let stream: LiveStream;
let messages: StreamMessage[];
let states: string[];

const last = (): FakeSource => {
  const source = sources.at(-1);
  if (source === undefined) throw new Error('nothing was opened');
  return source;
};

type Timer = (typeof timers)[number];
/** The last wait before another try. */
const retry = (): Timer | undefined => timers.findLast(({ ms }) => ms !== heartbeatMs);
/** As long as a heartbeat takes goes by. */
const beat = (): void => timers.findLast(({ ms }) => ms === heartbeatMs)?.callback();

beforeEach(() => {
  sources = [];
  timers = [];
  messages = [];
  states = [];
  stream = createLiveStream({
    open: (url) => {
      const source = new FakeSource(url);
      sources.push(source);
      return source;
    },
    schedule: (callback, ms) => {
      const timer = { callback, ms, cancelled: false };
      timers.push(timer);
      return () => {
        timer.cancelled = true;
      };
    },
    onNetwork: (callback) => {
      changeNetwork = callback;
    },
  });
  stream.onMessage((message) => messages.push(message));
  stream.onConnection((state) => states.push(state));
});

describe('the live stream', () => {
  it('opens nothing before it is subscribed, then one source with workspace, build and seq', () => {
    expect(sources).toHaveLength(0);
    stream.subscribe({ workspaceId: null, buildId: null, after: 0 });
    expect(last().url).toBe('/api/stream');
    stream.subscribe({ workspaceId: 'w', buildId: 'b', after: 7 });
    expect(last().url).toBe('/api/stream?workspace=w&build=b&after=7');
    expect(sources.filter((source) => !source.closed)).toHaveLength(1);
  });

  it('leaves the source alone when the subscription is the same', () => {
    stream.subscribe({ workspaceId: 'w', buildId: null, after: 0 });
    stream.subscribe({ workspaceId: 'w', buildId: null, after: 0 });
    expect(sources).toHaveLength(1);
  });

  it('goes on after the last event it gave when the connection comes back', () => {
    stream.subscribe({ workspaceId: 'w', buildId: 'b', after: 0 });
    last().onopen?.(new Event('open'));
    last().say(event(1));
    last().say(event(2));
    last().onerror?.(new Event('error'));
    expect(states).toEqual(['open', 'lost']);
    expect(last().closed).toBe(true);
    retry()?.callback();
    expect(last().url).toBe('/api/stream?workspace=w&build=b&after=2');
    last().onopen?.(new Event('open'));
    last().say(event(2));
    last().say(event(3));
    expect(states).toEqual(['open', 'lost', 'open']);
    expect(messages).toEqual([event(1), event(2), event(3)]);
  });

  it('connects anew where it was when the browser goes offline or online, and not before it is wanted', () => {
    changeNetwork();
    expect(sources).toHaveLength(0);
    stream.subscribe({ workspaceId: 'w', buildId: 'b', after: 0 });
    const [first] = sources;
    first?.onopen?.(new Event('open'));
    first?.say(event(1));
    changeNetwork();
    expect(first?.closed).toBe(true);
    expect(last().url).toBe('/api/stream?workspace=w&build=b&after=1');
    first?.say(event(2));
    last().onerror?.(new Event('error'));
    expect(states).toEqual(['open', 'lost']);
    changeNetwork();
    expect(retry()?.cancelled).toBe(true);
    last().onopen?.(new Event('open'));
    last().say(event(2));
    expect(states).toEqual(['open', 'lost', 'open']);
    expect(messages).toEqual([event(1), event(2)]);
  });

  it('tries again and again, never waiting longer than 1.5 s', () => {
    stream.subscribe({ workspaceId: null, buildId: null, after: 0 });
    for (let failure = 0; failure < 8; failure += 1) {
      last().onerror?.(new Event('error'));
      retry()?.callback();
    }
    expect(sources).toHaveLength(9);
    const waits = timers.map(({ ms }) => ms).filter((ms) => ms !== heartbeatMs);
    expect(Math.max(...waits)).toBe(1500);
  });

  it('takes a server that says nothing for three heartbeats for lost, and connects anew', () => {
    stream.subscribe({ workspaceId: 'w', buildId: 'b', after: 0 });
    last().onopen?.(new Event('open'));
    last().say(event(1));
    beat();
    beat();
    beat();
    last().say({ kind: 'alive' });
    beat();
    beat();
    beat();
    expect(states).toEqual(['open']);
    beat();
    expect(states).toEqual(['open', 'lost']);
    expect(last().closed).toBe(true);
    retry()?.callback();
    expect(last().url).toBe('/api/stream?workspace=w&build=b&after=1');
    // A connection that is never made is silence, too.
    for (const made of [2, 3]) {
      expect(sources).toHaveLength(made);
      for (let n = 0; n < 3; n += 1) beat();
      retry()?.callback();
    }
    last().onopen?.(new Event('open'));
    expect(states).toEqual(['open', 'lost', 'open']);
    // A sign of life is nothing for anybody else.
    expect(messages).toEqual([event(1)]);
  });

  it('keeps events of a build that is not followed any more to itself', () => {
    stream.subscribe({ workspaceId: 'w', buildId: 'b', after: 0 });
    const old = last();
    stream.subscribe({ workspaceId: 'w', buildId: 'c', after: 0 });
    old.say(event(1));
    last().say(event(1, 'b'));
    last().say(event(1, 'c'));
    expect(messages).toEqual([event(1, 'c')]);
  });

  it('skips what it does not understand', () => {
    stream.subscribe({ workspaceId: null, buildId: null, after: 0 });
    last().say({ kind: 'from.the.future' });
    last().onmessage?.(new MessageEvent('message', { data: '{' }));
    last().say({ kind: 'engine.status', status: { state: 'searching' } });
    expect(messages).toEqual([{ kind: 'engine.status', status: { state: 'searching' } }]);
  });

  it('is silent after it was closed', () => {
    stream.subscribe({ workspaceId: null, buildId: null, after: 0 });
    last().onerror?.(new Event('error'));
    stream.close();
    expect(timers.every(({ cancelled }) => cancelled)).toBe(true);
  });
});
