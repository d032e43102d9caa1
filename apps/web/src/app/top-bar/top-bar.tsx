import { PanelBottom, PanelLeft, SquareChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BuildButton } from '../../features/build/index.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Brand } from './brand.tsx';
import { EnginePill } from './engine-pill.tsx';
import { PlaceSwitch } from './place-switch.tsx';
import { WorkspaceMenu } from './workspace-menu.tsx';

/** The window's first row: where we are, what to build, and whether an engine is there. */
export function TopBar() {
  const { t } = useTranslation('app');
  const inWorkspace = useAppStore((state) => state.workspace !== null);
  const working = useAppStore((state) => state.workspace !== null && state.place === 'work');
  const openDialog = useAppStore((state) => state.openDialog);
  return (
    <header
      aria-label={t('region.topBar')}
      className="isolate flex h-11 shrink-0 items-center gap-2 border-b bg-panel px-3"
    >
      <Brand />
      {inWorkspace ? <WorkspaceMenu /> : null}
      <PlaceSwitch />
      <div className="min-w-0 flex-1" />
      {working ? <BuildButton /> : null}
      <EnginePill />
      {working ? <PanelToggles /> : null}
      <IconButton
        label={t('command.palette')}
        shortcut="Mod+Shift+P"
        onClick={() => openDialog('palette')}
      >
        <SquareChevronRight aria-hidden className="size-4" />
      </IconButton>
    </header>
  );
}

function PanelToggles() {
  const { t } = useTranslation('app');
  const sideOpen = useAppStore((state) => state.sideOpen);
  const bottomOpen = useAppStore((state) => state.bottomOpen);
  const toggleSide = useAppStore((state) => state.toggleSide);
  const toggleBottom = useAppStore((state) => state.toggleBottom);
  return (
    <div className="flex items-center gap-0.5">
      <IconButton
        label={t('command.toggleSide')}
        shortcut="Mod+B"
        aria-pressed={sideOpen}
        onClick={toggleSide}
      >
        <PanelLeft aria-hidden className="size-4" />
      </IconButton>
      <IconButton
        label={t('command.toggleBottom')}
        shortcut="Mod+J"
        aria-pressed={bottomOpen}
        onClick={toggleBottom}
      >
        <PanelBottom aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}
