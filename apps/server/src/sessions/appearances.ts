import type { RecordedCommand } from '@stagecraft/contracts';
import type { ContainerFiles } from '../engine/container-engine.ts';

/** Paths that are remembered. */
const pathLimit = 200_000;

/** Which paths of a container began to differ from its image with which command. */
export interface Appearances {
  /**
   * Looks at the container; what is new is laid to the commands that ended since the last look. Settles
   * when that is done.
   */
  look(ended: RecordedCommand | null): Promise<void>;
  /** Paths that were new when a command had ended. */
  of(command: RecordedCommand): ReadonlySet<string>;
  /** Settles once there is nothing to look at any more. */
  settled(): Promise<void>;
}

const nothing: ReadonlySet<string> = new Set();

/** Looks at a container after each command, one look after the other. */
export function createAppearances(
  engine: () => Pick<ContainerFiles, 'containerChanges'> | null,
  container: string,
): Appearances {
  const known = new Set<string>();
  const found = new Map<RecordedCommand, ReadonlySet<string>>();
  let waiting: (RecordedCommand | null)[] = [];
  let looks = Promise.resolve();

  async function lookOnce(): Promise<void> {
    const ended = waiting;
    waiting = [];
    // The look before this one has seen it all.
    if (ended.length === 0) return;
    const told = await engine()?.containerChanges(container);
    if (!told?.ok) return;
    const appeared = new Set<string>();
    for (const { path, kind } of told.value) {
      const key = `${kind} ${path}`;
      if (known.has(key) || known.size >= pathLimit) continue;
      known.add(key);
      appeared.add(path);
    }
    for (const command of ended) if (command !== null) found.set(command, appeared);
  }

  return {
    look(ended) {
      waiting.push(ended);
      looks = looks.then(lookOnce);
      return looks;
    },
    of: (command) => found.get(command) ?? nothing,
    settled: () => looks,
  };
}
