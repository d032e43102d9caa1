import { ArrowDownUp, Circle, CircleCheck, CircleX, Info, Plug, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EditorSettingsButton, LanguageMenu, ThemeMenu } from '../../features/settings/index.ts';
import { checkedText } from '../../state/document/notices.ts';
import { useAppStore, useLateAppStore } from '../../state/hooks.tsx';
import {
  activeLineEnding,
  problemCount,
  runningTransfers,
  unsavedCount,
  shownCursor,
  worstSeverity,
} from '../selectors.ts';

/** The window's last row: where the cursor is, what is wrong, and how the window looks. */
export function StatusBar() {
  const { t } = useTranslation('app');
  const inWorkspace = useAppStore((state) => state.workspace !== null);
  return (
    <footer
      aria-label={t('region.status')}
      className="isolate flex h-7 shrink-0 items-center gap-1 overflow-hidden border-t bg-panel px-2 text-xs text-muted"
    >
      {inWorkspace ? (
        <>
          <ProblemsItem />
          <UnsavedItem />
        </>
      ) : null}
      <TransfersItem />
      <div className="min-w-0 flex-1" />
      {inWorkspace ? (
        <>
          <CursorItem />
          <LineEndingItem />
        </>
      ) : null}
      <EngineItem />
      {inWorkspace ? <EditorSettingsButton /> : null}
      <ThemeMenu />
      <LanguageMenu />
    </footer>
  );
}

function ProblemsItem() {
  const { t } = useTranslation('app');
  const count = useAppStore(problemCount);
  const severity = useAppStore(worstSeverity);
  const enterBottom = useAppStore((state) => state.enterBottom);
  const known = useAppStore((state) => checkedText(state) !== null);
  if (!known) return null;
  return (
    <button
      type="button"
      onClick={() => enterBottom('problems')}
      className="flex h-6 shrink-0 items-center gap-1 rounded px-1.5 hover:bg-hover hover:text-ink focus-visible:-outline-offset-2"
    >
      <SeverityIcon severity={severity} />
      {t('status.problems', { count })}
    </button>
  );
}

function SeverityIcon(props: { readonly severity: ReturnType<typeof worstSeverity> }) {
  switch (props.severity) {
    case 'error':
      return <CircleX aria-hidden className="size-3.5 text-failed" />;
    case 'warning':
      return <TriangleAlert aria-hidden className="size-3.5 text-warning" />;
    case 'info':
      return <Info aria-hidden className="size-3.5 text-accent" />;
    case null:
      return <CircleCheck aria-hidden className="size-3.5 text-done" />;
  }
}

/** Pulls and pushes that go on, wherever the person is; leads to them. */
function TransfersItem() {
  const { t } = useTranslation('app');
  const count = useAppStore(runningTransfers);
  const showPlace = useAppStore((state) => state.showPlace);
  if (count === 0) return null;
  return (
    <button
      type="button"
      onClick={() => showPlace('registries')}
      className="flex h-6 shrink-0 items-center gap-1 rounded px-1.5 hover:bg-hover hover:text-ink focus-visible:-outline-offset-2"
    >
      <ArrowDownUp aria-hidden className="size-3.5 text-running" />
      {t('status.transfers', { count })}
    </button>
  );
}

function UnsavedItem() {
  const { t } = useTranslation('app');
  const count = useLateAppStore(unsavedCount);
  if (count === 0) return null;
  return (
    <span className="flex h-6 shrink-0 items-center gap-1 px-1.5">
      <Circle aria-hidden className="size-2 fill-current" />
      {t('status.unsaved', { count })}
    </span>
  );
}

function CursorItem() {
  const { t } = useTranslation('app');
  const cursor = useLateAppStore(shownCursor);
  if (cursor === null) return null;
  return (
    <span className="shrink-0 px-1.5 tabular-nums" title={t('status.cursorLabel', { ...cursor })}>
      {t('status.cursor', { ...cursor })}
    </span>
  );
}

/** How the lines of the active file end. */
function LineEndingItem() {
  const { t } = useTranslation('app');
  const ending = useAppStore(activeLineEnding);
  if (ending === null) return null;
  return (
    <span className="shrink-0 px-1.5" title={t('status.lineEndingHint')}>
      {t(`status.lineEnding.${ending}`)}
    </span>
  );
}

/** Which engine builds, and with what; the top bar says how it is and where. */
function EngineItem() {
  const { t } = useTranslation('app');
  const engine = useAppStore((state) => (state.engine.state === 'ready' ? state.engine : null));
  if (engine === null) return null;
  // A distribution's own mark (`+dfsg1`) is in the engine's details.
  const version = engine.version.split('+')[0] ?? engine.version;
  const builder = engine.builders[0];
  return (
    <span className="flex h-6 shrink-0 items-center gap-1 px-1.5 max-md:hidden">
      <Plug aria-hidden className="size-3.5 shrink-0" />
      {builder === undefined
        ? t('status.engineOnly', { version })
        : t('status.engine', { version, builder: t(`status.builder.${builder}`) })}
    </span>
  );
}
