import type { ContainerMessage } from '@stagecraft/contracts';
import { useEffect, useState } from 'react';
import { createFollowContainer } from '../../../api/container-log.ts';
import { addOutput, emptyLog, type RunLog } from '../../../state/container/run-log.ts';
import { keptLogLines } from './log-lines.ts';

/** Which part of the log is asked for. */
export interface LogPart {
  /** Lines from before, or `all`. */
  readonly tail: string;
  /** A span before now, e.g. `10m`; empty for all of it. */
  readonly since: string;
  readonly stream: 'both' | 'stdout' | 'stderr';
  /** Only lines around this moment, ms since epoch; null for those at the end. */
  readonly around: number | null;
}

interface FollowedLog {
  readonly log: RunLog;
  /** `ended`: no more comes, since the container has ended. */
  readonly state: 'waiting' | 'live' | 'ended' | 'gone' | 'lost';
}

const follow = createFollowContainer();

/** Before and after a moment that lines are wanted around, ms. */
const aroundMs = { before: 60_000, after: 1000 };

/** The query of a part; times are always told, whether or not they are shown. */
export function logQuery({ tail, since, stream, around }: LogPart): Record<string, string> {
  return {
    // The engine takes the tail of the whole log before it looks at times.
    tail: around === null ? tail : 'all',
    timestamps: 'true',
    stdout: String(stream !== 'stderr'),
    stderr: String(stream !== 'stdout'),
    ...(since === '' ? {} : { since }),
    ...(around === null
      ? {}
      : {
          since: String(Math.max(0, around - aroundMs.before)),
          until: String(around + aroundMs.after),
        }),
  };
}

const waiting: FollowedLog = { log: emptyLog, state: 'waiting' };

/** A container's log while it is looked at; drawn once a frame. `run` is another one for each start. */
export function useContainerLog(id: string, run: number | null, part: LogPart): FollowedLog {
  const [shown, setShown] = useState(waiting);
  const { tail, since, stream, around } = part;
  useEffect(() => {
    let now = waiting;
    let frame = 0;
    const draw = (next: FollowedLog): void => {
      now = next;
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        setShown(now);
      });
    };
    let states = 0;
    const hear = (message: ContainerMessage): void => {
      if (message.kind === 'output')
        draw({ ...now, log: addOutput(now.log, message, keptLogLines) });
      else if (message.kind === 'cut') draw({ ...now, log: { ...now.log, cut: true } });
      else if (message.kind !== 'state') draw({ ...now, state: message.kind });
      else {
        states += 1;
        draw({ ...now, state: states > 1 ? 'ended' : 'live' });
      }
    };
    draw(waiting);
    const end = follow(
      id,
      {
        onBegin: () => {
          states = 0;
          draw(waiting);
        },
        onMessage: hear,
        onRefused: () => draw({ ...now, state: 'lost' }),
      },
      logQuery({ tail, since, stream, around }),
    );
    return () => {
      end();
      cancelAnimationFrame(frame);
    };
  }, [id, run, tail, since, stream, around]);
  return shown;
}
