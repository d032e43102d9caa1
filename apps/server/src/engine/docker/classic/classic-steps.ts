import type { UnstampedBuildEvent } from '@stagecraft/contracts';

/** `Step 2/3 : RUN make` (Docker), `STEP 2/3: RUN make`, `[1/2] STEP 2/3: RUN make` (Podman). */
const announcement = /^(?:\[(\d+)\/\d+\] )?STEP (\d+)\/(\d+) ?: (.*?)\n?$/is;

interface OpenStep {
  readonly stepId: string;
  /** Podman counts anew in each stage. */
  readonly stage: string;
  readonly number: number;
  isCached: boolean;
}

/** The steps of the classic builder: one after another, each ended by the next one's announcement. */
export interface ClassicSteps {
  /** Events of an announcement; null when the text is none. */
  announce(text: string): UnstampedBuildEvent[] | null;
  markCached(): void;
  isCached(): boolean;
  /** The open step has ended well. */
  close(): UnstampedBuildEvent[];
  fail(error: string, exitCode: number | null, cancelled: boolean): UnstampedBuildEvent[];
  /** Id of the step that runs; null between steps. */
  current(): string | null;
  /** Whether the last step of those announced as the whole has begun. */
  isLast(): boolean;
  /** Whether the steps are announced in Podman's way. */
  isPodman(): boolean;
}

export function createClassicSteps(): ClassicSteps {
  let open: OpenStep | null = null;
  let last = { stage: '', number: 0, total: -1 };
  let isPodman = false;

  function close(): UnstampedBuildEvent[] {
    if (!open) return [];
    const { stepId, isCached } = open;
    open = null;
    return isCached
      ? [{ type: 'step.cached', stepId }]
      : [{ type: 'step.finished', stepId, startedAt: null, finishedAt: null }];
  }

  return {
    close,
    current: () => open?.stepId ?? null,
    isCached: () => open?.isCached === true,
    isLast: () => last.number === last.total,
    isPodman: () => isPodman,
    announce(text) {
      const [, stage = '', digits, total, instruction = ''] = announcement.exec(text) ?? [];
      const number = Number(digits);
      // A command's output may look like an announcement; a step that is not the next is none.
      const isNext = number === last.number + 1 || (stage !== last.stage && number === 1);
      if (!isNext) return null;
      const ended = close();
      isPodman = text.includes('STEP ');
      const before = last.number === 0 ? [] : [`step-${last.stage}.${last.number}`];
      const inputs = /^FROM\b/i.test(instruction) ? [] : before;
      last = { stage, number, total: Number(total) };
      const stepId = `step-${stage}.${number}`;
      open = { stepId, stage, number, isCached: false };
      return [
        ...ended,
        { type: 'step.queued', stepId, name: text.trimEnd(), inputs },
        { type: 'step.started', stepId },
      ];
    },
    markCached() {
      if (open) open.isCached = true;
    },
    fail(error, exitCode, cancelled) {
      if (!open) return [];
      const { stepId } = open;
      open = null;
      return [{ type: 'step.failed', stepId, error, exitCode, cancelled }];
    },
  };
}
