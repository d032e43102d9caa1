import { StringDecoder } from 'node:string_decoder';
import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import type { VertexLog } from '../proto/status.ts';

/** Turns raw output into text without splitting a character: one decoder a step and stream. */
export interface StepLogs {
  /** The event for one piece; null when it only completes part of a character. */
  push(log: VertexLog): UnstampedBuildEvent | null;
  /** Unfinished characters when the build has ended. Not at a step's end: a late piece may follow. */
  flush(): UnstampedBuildEvent[];
}

type Stream = 'stdout' | 'stderr';

interface OpenStream {
  readonly stepId: string;
  readonly stream: Stream;
  readonly decoder: StringDecoder;
}

export function createStepLogs(): StepLogs {
  const open = new Map<string, OpenStream>();
  const find = (stepId: string, stream: Stream): OpenStream => {
    const key = `${stream} ${stepId}`;
    const known = open.get(key);
    if (known) return known;
    const fresh = { stepId, stream, decoder: new StringDecoder('utf8') };
    open.set(key, fresh);
    return fresh;
  };
  return {
    push(log) {
      const stream = log.stream === 2 ? 'stderr' : 'stdout';
      const text = find(log.vertex, stream).decoder.write(log.msg);
      return text === '' ? null : { type: 'step.logged', stepId: log.vertex, stream, text };
    },
    flush() {
      const events = [...open.values()].flatMap(({ stepId, stream, decoder }) => {
        const text = decoder.end();
        return text === '' ? [] : [{ type: 'step.logged' as const, stepId, stream, text }];
      });
      open.clear();
      return events;
    },
  };
}
