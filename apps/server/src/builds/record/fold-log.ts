import { emptyTrace, foldEvents } from '@stagecraft/build-trace';
import type { BuildTrace } from '@stagecraft/build-trace';
import { BuildEvent } from '@stagecraft/contracts';
import { readLog } from '../read-log.ts';
import { jsonOf } from './lines.ts';

/** How an event of a step's output begins: it is not read any further, as a log may be of any size. */
const logged = /^\{"seq":\d+,"at":[\d.]+,"type":"step\.(?:logged|progressed)"/;

/**
 * What became of a build and of its steps, without what they wrote. Memory does not grow with the log.
 *
 * @throws system errors of reading; a missing log gives an empty trace
 */
export async function foldLog(path: string, signal: AbortSignal): Promise<BuildTrace> {
  let trace = emptyTrace();
  for await (const lines of readLog(path, null, 0, signal)) {
    const events = lines
      .filter(({ json }) => !logged.test(json))
      .flatMap(({ json }) => {
        const event = BuildEvent.safeParse(jsonOf(json));
        return event.success ? [event.data] : [];
      });
    trace = foldEvents(trace, events);
  }
  signal.throwIfAborted();
  return trace;
}
