import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';

/** Asks, once for each build that runs while it is shown, how long its steps took before. */
export function createDurationsLoader(ports: Ports, store: AppStore) {
  let asked: string | null = null;
  return {
    async load(id: string): Promise<void> {
      if (asked === id) return;
      asked = id;
      const answer = await ports.api.call('getStepDurations', { params: { id } });
      // Without an answer no time is told, which is no failure of the build.
      if (answer.ok && asked === id) store.setState({ stepDurations: answer.value });
    },
    reset(): void {
      asked = null;
    },
  };
}
