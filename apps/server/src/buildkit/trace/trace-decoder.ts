import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import { decodeStatus, type StatusResponse, type VertexWarning } from '../proto/status.ts';
import { familiarName } from '../familiar-name.ts';
import { createStepLogs } from './step-logs.ts';
import { createStepProgress } from './step-progress.ts';
import { createSteps, type FailedStep } from './steps.ts';

/**
 * Decodes the trace of one build: BuildKit's StatusResponses in, build events out. Pure: the same
 * messages give the same events.
 */
export interface TraceDecoder {
  /** Events that one encoded StatusResponse adds, in the order in which they happened. */
  push(bytes: Uint8Array): UnstampedBuildEvent[];
  /** What is left when the stream has ended (an unfinished character of a log). */
  end(): UnstampedBuildEvent[];
  /**
   * The step that a build's final error names; null when no step is to blame.
   *
   * @param digest the vertex that the engine itself blames, if it says so
   */
  failedStep(message: string, digest?: string | null): FailedStep | null;
}

/** Names under which the exporter reports that it gave the image a name. */
const namingPrefix = 'naming to ';

function warningEvent(warning: VertexWarning): UnstampedBuildEvent {
  const line = warning.ranges[0]?.start?.line ?? 0;
  return {
    type: 'warning.raised',
    message: warning.short.toString('utf8'),
    detail: warning.detail.map((part) => part.toString('utf8')),
    url: warning.url === '' ? null : warning.url,
    line: line > 0 ? line - 1 : null,
  };
}

/** Names given to the image by statuses that have ended in this message. */
function namesGiven(response: StatusResponse): string[] {
  return response.statuses
    .filter((status) => status.completed !== null && status.id.startsWith(namingPrefix))
    .map((status) => familiarName(status.id.slice(namingPrefix.length).replace(/ done$/, '')));
}

export function createTraceDecoder(): TraceDecoder {
  const steps = createSteps();
  const logs = createStepLogs();
  const progress = createStepProgress();
  const tags = new Set<string>();
  const warned = new Set<string>();

  /** What happened within the steps: between their beginnings and their endings. */
  function within(response: StatusResponse): UnstampedBuildEvent[] {
    const events: UnstampedBuildEvent[] = [];
    const add = (event: UnstampedBuildEvent | null): void => {
      if (event) events.push(event);
    };
    for (const status of response.statuses) add(progress(status));
    for (const log of response.logs) add(logs.push(log));
    for (const warning of response.warnings) {
      const event = warningEvent(warning);
      const key = JSON.stringify(event);
      if (!warned.has(key)) add(event);
      warned.add(key);
    }
    for (const tag of namesGiven(response)) {
      if (!tags.has(tag)) add({ type: 'image.tagged', tag });
      tags.add(tag);
    }
    return events;
  }

  return {
    push(bytes) {
      const response = decodeStatus(bytes);
      const begun = response.vertexes.flatMap((vertex) => steps.begin(vertex));
      const inner = within(response);
      const ended = response.vertexes.flatMap((vertex) => steps.end(vertex));
      return [...begun, ...inner, ...ended];
    },
    end: () => logs.flush(),
    failedStep(message, digest = null) {
      // A failed import of a cache is reported on its vertex, yet the build goes on without it.
      const own = steps.failed.filter((step) => !step.name.startsWith('importing cache'));
      return (
        own.find((step) => step.stepId === digest) ??
        own.find((step) => message.includes(step.error)) ??
        own.at(-1) ??
        null
      );
    },
  };
}
