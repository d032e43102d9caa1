import { lazy } from 'react';

/** Fetches the workbench's texts with a part that can be shown before any other that needs them. */
async function withTexts<T>(part: Promise<T>): Promise<T> {
  const [loaded, texts] = await Promise.all([part, import('../i18n/workbench-texts.ts')]);
  texts.addWorkbenchTexts();
  return loaded;
}

/** Parts that are fetched when they are first shown: the shell is there before them. */
export const Workbench = lazy(async () => ({
  default: (await withTexts(import('./layout/workbench.tsx'))).Workbench,
}));
export const ImagesPlace = lazy(async () => {
  const [place, { addImageTexts }] = await Promise.all([
    import('./places/images-place.tsx'),
    import('../i18n/image-texts.ts'),
  ]);
  addImageTexts();
  return { default: place.ImagesPlace };
});
export const RegistriesPlace = lazy(async () => {
  const [place, { addRegistryTexts }] = await Promise.all([
    import('./places/registries-place.tsx'),
    import('../i18n/registry-texts.ts'),
  ]);
  addRegistryTexts();
  return { default: place.RegistriesPlace };
});
export const StageGraphView = lazy(async () => ({
  default: (await import('../features/graph/stage-graph-view.tsx')).StageGraphView,
}));
export const ProblemsList = lazy(async () => ({
  default: (await import('../features/problems/problems-list.tsx')).ProblemsList,
}));
export const BuildLog = lazy(async () => ({
  default: (await import('../features/build/log/build-log.tsx')).BuildLog,
}));
export const BuildTimeline = lazy(async () => ({
  default: (await import('../features/build/timeline/build-timeline.tsx')).BuildTimeline,
}));
export const BuildList = lazy(async () => ({
  default: (await import('../features/build/list/build-list.tsx')).BuildList,
}));
export const RecordsDialog = lazy(async () => ({
  default: (await import('../features/build/records/records-dialog.tsx')).RecordsDialog,
}));
export const RegistriesDialog = lazy(async () => {
  const [dialog, { addRegistryTexts }] = await Promise.all([
    import('../features/registries/registries-dialog.tsx'),
    import('../i18n/registry-texts.ts'),
  ]);
  addRegistryTexts();
  return { default: dialog.RegistriesDialog };
});
export const WhyAsked = lazy(async () => ({
  default: (await import('../features/build/why/why-asked.tsx')).WhyAsked,
}));
export const TrialDialog = lazy(async () => ({
  default: (await import('../features/build/trial/trial-dialog.tsx')).TrialDialog,
}));
export const ImagePanel = lazy(async () => ({
  default: (await import('../features/history/image-panel.tsx')).ImagePanel,
}));
export const CommandPalette = lazy(async () => ({
  default: (await withTexts(import('../features/settings/palette/command-palette.tsx')))
    .CommandPalette,
}));
export const QuickOpen = lazy(async () => ({
  default: (await import('../features/workspace/quick-open/quick-open.tsx')).QuickOpen,
}));
export const ShortcutSheet = lazy(async () => ({
  default: (await withTexts(import('../features/settings/shortcuts/shortcut-sheet.tsx')))
    .ShortcutSheet,
}));
export const EditorSettings = lazy(async () => ({
  default: (await import('../features/settings/editor/editor-settings.tsx')).EditorSettings,
}));
export const PresetPalette = lazy(async () => {
  const [palette, { addOptionsTexts }] = await Promise.all([
    import('../features/build/options/preset-palette.tsx'),
    import('../i18n/options-texts.ts'),
  ]);
  addOptionsTexts();
  return { default: palette.PresetPalette };
});
export const PairDialog = lazy(async () => {
  const [part, { addOptionsTexts }] = await Promise.all([
    withTexts(import('../features/build/lens/pair-dialog.tsx')),
    import('../i18n/options-texts.ts'),
  ]);
  addOptionsTexts();
  return { default: part.PairDialog };
});
export const BuildersLens = lazy(async () => ({
  default: (await import('../features/build/lens/builders-lens.tsx')).BuildersLens,
}));
export const Toaster = lazy(async () => ({
  default: (await import('../ui/toaster.tsx')).Toaster,
}));
export const RunDialog = lazy(async () => ({
  default: (await import('../features/containers/run-dialog.tsx')).RunDialog,
}));
