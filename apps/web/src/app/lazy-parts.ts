import { lazy } from 'react';

/** Fetches the workbench's texts with a part that can be shown before any other that needs them. */
async function withTexts<T>(part: Promise<T>): Promise<T> {
  const [loaded, texts] = await Promise.all([part, import('../i18n/workbench-texts.ts')]);
  texts.addWorkbenchTexts();
  return loaded;
}

/** Fetches the texts of registries with a part that needs them. */
async function withRegistryTexts<T>(part: Promise<T>): Promise<T> {
  const [loaded, texts] = await Promise.all([part, import('../i18n/registry-texts.ts')]);
  texts.addRegistryTexts();
  return loaded;
}

/** Fetches the texts of terminals with a part that needs them. */
async function withTerminalTexts<T>(part: Promise<T>): Promise<T> {
  const [loaded, texts] = await Promise.all([part, import('../i18n/terminal-texts.ts')]);
  texts.addTerminalTexts();
  return loaded;
}

/** Fetches the texts of containers with a part that needs them. */
async function withContainerTexts<T>(part: Promise<T>): Promise<T> {
  const [loaded, texts] = await Promise.all([part, import('../i18n/container-texts.ts')]);
  texts.addContainerTexts();
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
export const ContainersPlace = lazy(async () => ({
  default: (await withContainerTexts(import('./places/containers-place.tsx'))).ContainersPlace,
}));
export const RegistriesPlace = lazy(async () => ({
  default: (await withRegistryTexts(import('./places/registries-place.tsx'))).RegistriesPlace,
}));
export const StageGraphView = lazy(async () => ({
  default: (await import('../features/graph/stage-graph-view.tsx')).StageGraphView,
}));
export const ProblemsList = lazy(async () => ({
  default: (await import('../features/problems/problems-list.tsx')).ProblemsList,
}));
export const LintDialogs = lazy(async () => ({
  default: (await import('../features/problems/lint-dialogs.tsx')).LintDialogs,
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
export const RegistriesDialog = lazy(async () => ({
  default: (await withRegistryTexts(import('../features/registries/registries-dialog.tsx')))
    .RegistriesDialog,
}));
export const PullDialog = lazy(async () => ({
  default: (await withRegistryTexts(import('../features/registries/transfer/pull-dialog.tsx')))
    .PullDialog,
}));
export const PushDialog = lazy(async () => ({
  default: (await withRegistryTexts(import('../features/registries/transfer/push-dialog.tsx')))
    .PushDialog,
}));
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
export const TerminalsPanel = lazy(async () => ({
  default: (await withTerminalTexts(import('../features/terminals/terminals-panel.tsx')))
    .TerminalsPanel,
}));
export const NewTerminalDialog = lazy(async () => ({
  default: (await withTerminalTexts(import('../features/terminals/new/new-terminal-dialog.tsx')))
    .NewTerminalDialog,
}));
export const LeaveDialog = lazy(async () => ({
  default: (await import('./leave-dialog.tsx')).LeaveDialog,
}));
export const StepAside = lazy(async () => {
  const [part, { addStepTexts }] = await Promise.all([
    import('./step-aside.tsx'),
    import('../i18n/step-texts.ts'),
  ]);
  addStepTexts();
  return { default: part.StepAside };
});
export const RunDialog = lazy(async () => ({
  default: (await withContainerTexts(import('../features/containers/run-dialog.tsx'))).RunDialog,
}));
export const StageDialog = lazy(async () => ({
  default: (await withContainerTexts(import('../features/containers/stage-dialog.tsx')))
    .StageDialog,
}));
