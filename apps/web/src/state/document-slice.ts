import type { DocumentSlice } from './document-slice.types.ts';
import { createDiskWatch } from './document/disk.ts';
import { createFixing } from './document/fixing.ts';
import { createFileDoings } from './document/files.ts';
import { followNotices } from './document/notices.ts';
import { createPlaces, rememberTabs } from './document/remembered.ts';
import { followTarget } from './document/follow-target.ts';
import { followStageNumbers } from './document/follow-stage-numbers.ts';
import { createSaving } from './document/saving.ts';
import { createWorkspaceProblems } from './problems/workspace-problems.ts';
import { followText } from './document/snapshots.ts';
import { createEditorLanguage } from './language/editor-language.ts';
import type { Ports } from './ports.ts';
import type { Slice } from './types.ts';

/** Open files, what the worker says of the active Dockerfile, and what views ask of editor and canvas. */
export const createDocumentSlice =
  (ports: Ports): Slice<DocumentSlice> =>
  (set, get, store) => {
    const disk = createDiskWatch(ports, store);
    rememberTabs(ports, store);
    followText(ports, store);
    followTarget(store);
    const language = createEditorLanguage(ports, store);
    ports.documents.connect(language);
    followNotices(ports, store, language);
    return {
      openFiles: [],
      activePath: null,
      snapshot: null,
      checked: null,
      cursorInstruction: null,
      cursor: null,
      reveal: null,
      target: null,
      targetBy: 'person',
      documentNotice: null,
      stageNumberOffer: null,
      nodePositions: {},
      graphRequest: null,
      closeQuestion: null,
      documents: ports.documents,
      ...createFileDoings(ports, store),
      ...createSaving(ports, store, disk),
      ...createPlaces(ports, store),
      ...followStageNumbers(ports, store),
      ...createFixing(ports, store, language),
      ...createWorkspaceProblems(ports, store, language),
      resolveConflict: disk.resolveConflict,
      revealSpan: (path, span, focus = false) => {
        const count = (get().reveal?.count ?? 0) + 1;
        get().activateFile(path);
        set({ reveal: { path, span, focus, count } });
        ports.documents.reveal(path, span, focus);
      },
      setTarget: (target) => set({ target, targetBy: 'person' }),
      textOf: (path) => ports.documents.text(path),
      requestGraph: (kind) => {
        const count = (get().graphRequest?.count ?? 0) + 1;
        set({ graphRequest: { kind, count } });
      },
    };
  };
