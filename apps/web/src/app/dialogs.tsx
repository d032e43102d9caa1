import { Suspense } from 'react';
import { useAppStore } from '../state/hooks.tsx';
import { FailureBoundary } from './failure-boundary.tsx';
import {
  CommandPalette,
  EditorSettings,
  LeaveDialog,
  LintDialogs,
  NewTerminalDialog,
  PairDialog,
  PresetPalette,
  PullDialog,
  PushDialog,
  QuickOpen,
  RecordsDialog,
  RegistriesDialog,
  RunDialog,
  ShortcutSheet,
  StageDialog,
  TrialDialog,
  WhyAsked,
} from './lazy-parts.ts';

/** The dialog that is open, fetched when it first opens. The build's dialog is the workbench's. */
export function Dialogs() {
  const dialog = useAppStore((state) => state.dialog);
  const tries = useAppStore((state) => state.trial !== null);
  const lints = useAppStore((state) => state.lintTask !== null);
  const leaves = useAppStore((state) => state.leaveRequest !== null);
  const asksWhy = useAppStore((state) => state.askedStep !== null);
  return (
    <FailureBoundary>
      <Suspense fallback={null}>
        {dialog === 'palette' ? <CommandPalette /> : null}
        {dialog === 'files' ? <QuickOpen /> : null}
        {dialog === 'shortcuts' ? <ShortcutSheet /> : null}
        {dialog === 'editorSettings' ? <EditorSettings /> : null}
        {dialog === 'presets' ? <PresetPalette /> : null}
        {dialog === 'buildPair' ? <PairDialog /> : null}
        {dialog === 'records' ? <RecordsDialog /> : null}
        {dialog === 'registries' ? <RegistriesDialog /> : null}
        {dialog === 'terminal' ? <NewTerminalDialog /> : null}
        {dialog === 'pull' ? <PullDialog /> : null}
        {dialog === 'push' ? <PushDialog /> : null}
        {leaves ? <LeaveDialog /> : null}
        {lints ? <LintDialogs /> : null}
        {tries ? <TrialDialog /> : null}
        {asksWhy ? <WhyAsked /> : null}
        {dialog === 'runImage' ? <RunDialog /> : null}
        {dialog === 'runStage' ? <StageDialog /> : null}
      </Suspense>
    </FailureBoundary>
  );
}
