import type { FilesSlice } from './files-slice.types.ts';
import type { Ports } from './ports.ts';
import type { Slice } from './types.ts';

/** What choosing paths needs is fetched when somebody chooses one. */
export const createFilesSlice =
  (ports: Ports): Slice<FilesSlice> =>
  (set, get, store) => {
    const cancels = new Map<string, () => void>();
    store.subscribe(({ workspace }, before) => {
      if (workspace?.id === before.workspace?.id) return;
      for (const cancel of cancels.values()) cancel();
      set({ stageListings: new Map() });
    });
    return {
      stageListings: new Map(),
      listStageFiles: async (stage) => {
        const { listStageFiles } = await import('./files/list-stage-files.ts');
        await listStageFiles(ports, store, cancels, stage);
      },
      cancelStageListing: (source) => cancels.get(source)?.(),
      findBuiltStage: async (stage) => {
        const { findBuiltStage } = await import('./files/built-stage.ts');
        return findBuiltStage(ports, get(), stage);
      },
      imageFolder: (image, path, signal) =>
        ports.api.call('listImageFolder', { params: { ref: image }, query: { path }, signal }),
      ignoreFileOf: async (dockerfile) => {
        const { readIgnoreFile } = await import('./files/ignore-file.ts');
        return readIgnoreFile(ports, get().workspace?.id ?? '', dockerfile);
      },
    };
  };
