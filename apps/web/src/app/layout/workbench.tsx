import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BuildDialog } from '../../features/build/options/build-dialog.tsx';
import { useAppStore, useAppStoreApi } from '../../state/hooks.tsx';
import type { AppStore } from '../../state/types.ts';
import { FailureBoundary } from '../failure-boundary.tsx';
import { useMedia } from '../use-media.ts';
import { BottomPanel } from './bottom-panel.tsx';
import { BottomStrip } from './bottom-strip.tsx';
import { NarrowCentre, WideCentre } from './centre.tsx';
import { Panels } from './panels.tsx';
import { SideBar } from './side-bar.tsx';

/** Everything between top bar and status bar while a workspace is open. */
export function Workbench() {
  const { t } = useTranslation('app');
  const narrow = useMedia('(max-width: 767px)');
  const name = useAppStore((state) => state.workspace?.name ?? '');
  const sideOpen = useAppStore((state) => state.sideOpen);
  const bottomOpen = useAppStore((state) => state.bottomOpen);
  const rows = (
    <Panels
      id="rows"
      orientation="vertical"
      resizeLabel={t('resize.bottom')}
      first={{
        id: 'centre-panel',
        minSize: 120,
        content: narrow ? <NarrowCentre /> : <WideCentre />,
      }}
      second={
        bottomOpen
          ? { id: 'bottom-panel', size: '32%', minSize: 96, fixed: true, content: <BottomPanel /> }
          : null
      }
    />
  );
  const work = (
    <div className="flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1">{rows}</div>
      {bottomOpen ? null : <BottomStrip />}
    </div>
  );
  return (
    <main id="main" className="h-full min-h-0">
      <h1 className="sr-only">{name}</h1>
      {narrow ? (
        <NarrowWorkbench sideOpen={sideOpen}>{work}</NarrowWorkbench>
      ) : (
        <Panels
          id="window"
          orientation="horizontal"
          resizeLabel={t('resize.side')}
          first={
            sideOpen
              ? { id: 'side-panel', size: 220, minSize: 180, fixed: true, content: <SideBar /> }
              : null
          }
          second={{ id: 'main-panel', minSize: 320, content: work }}
        />
      )}
      {/* Not fetched on its first opening: an Enter right after the shortcut must find it there. */}
      <FailureBoundary>
        <BuildDialog />
      </FailureBoundary>
    </main>
  );
}

/** On a narrow screen the side bar lies over the rest, and goes away once it was used or with Escape. */
function NarrowWorkbench(props: { readonly sideOpen: boolean; readonly children: ReactNode }) {
  const { t } = useTranslation('app');
  const store = useAppStoreApi();
  const toggleSide = useAppStore((state) => state.toggleSide);
  useEffect(() => stepAside(store), [store]);
  useEffect(() => {
    if (!props.sideOpen) return;
    const close = ({ key, defaultPrevented }: KeyboardEvent): void => {
      if (key === 'Escape' && !defaultPrevented) toggleSide();
    };
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, [props.sideOpen, toggleSide]);
  useEffect(
    () =>
      store.subscribe((state, before) => {
        const used =
          state.activePath !== before.activePath || state.activeBuildId !== before.activeBuildId;
        if (used && state.sideOpen) state.toggleSide();
      }),
    [store],
  );
  return (
    <div className="relative h-full min-h-0">
      {props.children}
      {props.sideOpen ? (
        <>
          <button
            type="button"
            aria-label={t('command.toggleSide')}
            onClick={toggleSide}
            className="absolute inset-0 z-20 bg-(--scrim)"
          />
          <div className="absolute inset-y-0 left-0 z-20 w-[min(80vw,18rem)] border-r shadow-pop">
            <SideBar />
          </div>
        </>
      ) : null}
    </div>
  );
}

/** Nobody who makes the window narrow asked to have a file covered. @returns brings the side bar back */
function stepAside(store: AppStore): (() => void) | undefined {
  const { sideOpen, activePath, toggleSide } = store.getState();
  if (!sideOpen || activePath === null) return undefined;
  toggleSide();
  return () => {
    if (!store.getState().sideOpen) toggleSide();
  };
}
