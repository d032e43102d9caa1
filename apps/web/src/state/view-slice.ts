import { Language } from '@stagecraft/contracts';
import * as z from 'zod';
import { preferredLanguage } from '../i18n/index.ts';
import { StoredEditorSettings } from './language/settings.ts';
import type { Ports } from './ports.ts';
import type { Slice } from './types.ts';
import type { ViewSlice } from './view-slice.types.ts';

/** Read before the first paint by `public/theme.js` too. */
const storageKey = 'stagecraft.view';

const StoredNotices = z.object({
  enabled: z.boolean().catch(false),
  afterSeconds: z.number().int().min(1).max(86_400).catch(30),
});

const StoredProblems = z.object({
  files: z.enum(['front', 'workspace']).catch('front'),
  grouping: z.enum(['none', 'severity', 'rule', 'stage']).catch('none'),
  workspaceGrouping: z.enum(['file', 'severity', 'rule']).catch('file'),
});

/** What is remembered. Each part falls back by itself, so that one damaged value costs no other. */
const StoredView = z.object({
  theme: z.enum(['dark', 'light', 'system']).catch('system'),
  language: Language.nullable().catch(null),
  sideTab: z.enum(['files', 'builds']).catch('files'),
  bottomTab: z
    .enum(['problems', 'log', 'timeline', 'image', 'builders', 'terminal'])
    .catch('problems'),
  centreTab: z.enum(['editor', 'graph']).catch('editor'),
  sideOpen: z.boolean().catch(true),
  // Until there is something to tell, the room belongs to text and graph.
  bottomOpen: z.boolean().catch(false),
  graphDirection: z.enum(['auto', 'across', 'down']).catch('auto'),
  graphView: z.enum(['canvas', 'tree']).catch('canvas'),
  overlayMode: z.enum(['build', 'time', 'size', 'cache', 'problems']).catch('build'),
  panelSizes: z.record(z.string(), z.record(z.string(), z.number())).catch({}),
  editorSettings: StoredEditorSettings,
  logWrap: z.boolean().catch(false),
  logTimes: z.enum(['off', 'since', 'clock']).catch('off'),
  buildNotices: StoredNotices.catch(StoredNotices.parse({})),
  problemsView: StoredProblems.catch(StoredProblems.parse({})),
});
type StoredView = z.infer<typeof StoredView>;

function readStored(storage: Ports['storage']): StoredView {
  try {
    return StoredView.parse(JSON.parse(storage?.getItem(storageKey) ?? '{}') ?? {});
  } catch {
    return StoredView.parse({});
  }
}

function browserLanguages(): readonly string[] {
  return typeof navigator === 'undefined' ? [] : navigator.languages;
}

/** `language` is stored only once the person chose one; until then the browser's preference holds. */
export const createViewSlice =
  (ports: Ports): Slice<ViewSlice> =>
  (set) => {
    let stored = readStored(ports.storage);
    const keep = (change: Partial<StoredView>): void => {
      stored = { ...stored, ...change };
      set({ ...change, language: stored.language ?? preferredLanguage(browserLanguages()) });
      try {
        ports.storage?.setItem(storageKey, JSON.stringify(stored));
      } catch {
        // Storage full or denied: the choice holds until the page is closed.
      }
    };
    return {
      ...stored,
      language: stored.language ?? preferredLanguage(browserLanguages()),
      dialog: null,
      entersBottom: false,
      setTheme: (theme) => keep({ theme }),
      setLanguage: (language) => keep({ language }),
      showSide: (sideTab) => keep({ sideTab, sideOpen: true }),
      showBottom: (bottomTab) => keep({ bottomTab, bottomOpen: true }),
      enterBottom: (bottomTab) => {
        keep({ bottomTab, bottomOpen: true });
        set({ entersBottom: true });
      },
      enteredBottom: () => set({ entersBottom: false }),
      showCentre: (centreTab) => keep({ centreTab }),
      toggleSide: () => keep({ sideOpen: !stored.sideOpen }),
      toggleBottom: () => keep({ bottomOpen: !stored.bottomOpen }),
      setGraphDirection: (graphDirection) => keep({ graphDirection }),
      setGraphView: (graphView) => keep({ graphView }),
      setOverlayMode: (overlayMode) => keep({ overlayMode }),
      setPanelSizes: (group, sizes) =>
        keep({ panelSizes: { ...stored.panelSizes, [group]: { ...sizes } } }),
      setEditorSettings: (change) =>
        keep({ editorSettings: { ...stored.editorSettings, ...change } }),
      setLogWrap: (logWrap) => keep({ logWrap }),
      setLogTimes: (logTimes) => keep({ logTimes }),
      setProblemsView: (change) => keep({ problemsView: { ...stored.problemsView, ...change } }),
      setBuildNotices: (change) => keep({ buildNotices: { ...stored.buildNotices, ...change } }),
      titleMark: null,
      openDialog: (dialog) => set({ dialog }),
    };
  };
