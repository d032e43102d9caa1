import type { CDPSession, Page } from 'playwright-core';

/** What is read of an event of a trace. */
export interface TraceEvent {
  readonly name: string;
  /** Of its kind, e.g. `keydown`. */
  readonly type: string | null;
  /** Address of the script whose function is called. */
  readonly script: string | null;
  readonly thread: string;
  /** µs. */
  readonly start: number;
  /** Wall time, µs. */
  readonly duration: number;
  /** CPU time, ms: what else the machine does meanwhile does not count. */
  readonly cpu: number;
}

/** The browser's own words for a task of a thread and for an event on its way to its listeners. */
const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Traces a page from now on. @returns what ends it and gives its events, in order */
export async function startTrace(page: Page): Promise<() => Promise<readonly TraceEvent[]>> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const one of value) events.push(traceEvent(one));
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories },
  });
  return async () => {
    await endTrace(session);
    await session.detach();
    return events.toSorted((left, right) => left.start - right.start);
  };
}

async function endTrace(session: CDPSession): Promise<void> {
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
}

/** https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU (Trace Event Format) */
function traceEvent(given: Readonly<Record<string, unknown>>): TraceEvent {
  const { name, pid, tid, ts, dur, tdur, args } = given;
  const data = isRecord(args) && isRecord(args['data']) ? args['data'] : {};
  return {
    name: String(name),
    type: typeof data['type'] === 'string' ? data['type'] : null,
    script: typeof data['url'] === 'string' ? data['url'] : null,
    thread: `${String(pid)} ${String(tid)}`,
    start: Number(ts),
    duration: Number(dur ?? 0),
    cpu: Number(tdur ?? 0) / 1000,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
