import type { ContainerSlice } from './container-slice.types.ts';
import type { Ports } from './ports.ts';
import type { Slice } from './types.ts';

/** Running an image; all that it takes is fetched with the first dialog. */
export const createContainerSlice =
  (ports: Ports): Slice<ContainerSlice> =>
  (set, _get, store) => {
    let session: Omit<ContainerSlice, 'containerRun' | 'stageRun' | 'setRunOptions'> | null = null;
    const begin = async () => {
      const { createRunSession } = await import('./container/run-session.ts');
      session ??= createRunSession(ports, store);
      return session;
    };
    return {
      containerRun: null,
      stageRun: null,
      openRun: async (image) => (await begin()).openRun(image),
      openStep: async (step) => (await begin()).openStep(step),
      openStage: async (stage) => (await begin()).openStage(stage),
      buildStage: async () => session?.buildStage(),
      closeStage: () => session?.closeStage(),
      setRunOptions: (change) =>
        set(({ containerRun: run }) => ({
          containerRun: run && { ...run, options: { ...run.options, ...change } },
        })),
      startRun: async () => session?.startRun(),
      stopRun: async () => session?.stopRun(),
      removeRun: async () => session?.removeRun(),
      closeRun: () => session?.closeRun(),
    };
  };
