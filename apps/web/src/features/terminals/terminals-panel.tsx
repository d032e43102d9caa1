import type { Terminal, TerminalRequest } from '@stagecraft/contracts';
import { Plus, SquareTerminal } from 'lucide-react';
import { useEffect, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../state/hooks.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { disposeOthers, liveTerminal } from './live/live-terminals.ts';
import { TerminalPane } from './parts/terminal-pane.tsx';

interface TerminalsPanelProps {
  /** Which of them are shown; all by default. */
  readonly only?: (request: TerminalRequest) => boolean;
  /** Opens a new terminal; by default a dialog asks what on. */
  readonly onNew?: () => void;
}

/** Terminals in tabs, those of one tab side by side. */
export function TerminalsPanel(props: TerminalsPanelProps) {
  const { only, onNew } = props;
  const { t } = useTranslation('terminals');
  const terminals = useAppStore((state) => state.terminals);
  const groups = useAppStore((state) => state.terminalGroups);
  const active = useAppStore((state) => state.activeTerminal);
  const opening = useAppStore((state) => state.openingTerminals);
  const openDialog = useAppStore((state) => state.openDialog);
  const work = useAppStore((state) => state.terminalWork);
  useEffect(() => {
    if (terminals === null) void work().then((all) => all.load());
    else disposeOthers(new Set(terminals.map(({ id }) => id)));
  }, [terminals, work]);
  const isShown = ({ request }: Terminal): boolean => only === undefined || only(request);
  const known = new Map((terminals ?? []).filter(isShown).map((one) => [one.id, one]));
  const shown = groups
    .map((group) => group.flatMap((id) => known.get(id) ?? []))
    .filter((group) => group.length > 0);
  const current =
    shown.find((group) => group.some(({ id }) => id === active)) ?? shown.at(-1) ?? [];
  const openNew = onNew ?? (() => openDialog('terminal'));
  return (
    <div className="flex h-full min-h-0 flex-col">
      {shown.length === 0 ? null : <TabRow groups={shown} current={current} onNew={openNew} />}
      <Refusal />
      {current.length > 0 ? (
        <div className="flex min-h-0 flex-1 divide-x">
          {current.map((terminal) => (
            <TerminalPane key={terminal.id} terminal={terminal} />
          ))}
        </div>
      ) : opening > 0 || terminals === null ? (
        <p className="flex flex-1 items-center justify-center gap-2 text-xs text-muted">
          <Spinner /> {t('opening')}
        </p>
      ) : (
        <EmptyState
          icon={<SquareTerminal className="size-6" />}
          title={t('none')}
          hint={t('noneHint')}
          action={<Button onClick={openNew}>{t('action.open')}</Button>}
        />
      )}
    </div>
  );
}

interface TabRowProps {
  readonly groups: readonly (readonly Terminal[])[];
  readonly current: readonly Terminal[];
  readonly onNew: () => void;
}

/** The tabs; arrows move, Enter goes into the terminal. */
function TabRow({ groups, current, onNew }: TabRowProps) {
  const { t } = useTranslation('terminals');
  const showTerminal = useAppStore((state) => state.showTerminal);
  const store = useAppStoreApi();
  const enter = (id: string): void => {
    showTerminal(id);
    requestAnimationFrame(() => liveTerminal(store, id).focus());
  };
  const move = (event: KeyboardEvent<HTMLElement>, index: number): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = groups[(index + by + groups.length) % groups.length]?.[0];
    if (by === 0 || next === undefined) return;
    event.preventDefault();
    const tabs = event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role=tab]');
    showTerminal(next.id);
    tabs?.[(index + by + groups.length) % groups.length]?.focus();
  };
  return (
    <div className="flex h-7 shrink-0 items-stretch border-b bg-panel">
      <div
        role="tablist"
        aria-label={t('tabs')}
        data-terminal-tabs
        className="flex min-w-0 flex-1 items-stretch overflow-x-auto"
      >
        {groups.map((group, index) => {
          const isCurrent = group === current;
          return (
            <button
              key={group[0]?.id}
              type="button"
              role="tab"
              aria-selected={isCurrent}
              tabIndex={isCurrent ? 0 : -1}
              onClick={() => enter(group[0]?.id ?? '')}
              onKeyDown={(event) => move(event, index)}
              className="inline-flex max-w-60 shrink-0 items-center gap-1.5 border-r px-2.5 text-xs text-muted hover:text-ink focus-visible:-outline-offset-2 aria-selected:bg-field aria-selected:text-ink"
            >
              <SquareTerminal aria-hidden className="size-3.5 shrink-0" />
              <span className="truncate">{group.map(({ title }) => title).join(' | ')}</span>
            </button>
          );
        })}
      </div>
      <div className="flex items-center px-1">
        <IconButton size="small" label={t('action.open')} onClick={onNew}>
          <Plus aria-hidden className="size-3.5" />
        </IconButton>
      </div>
    </div>
  );
}

/** Why the last terminal could not be opened, and what to do in its place. */
function Refusal() {
  const { t } = useTranslation('terminals');
  const refusal = useAppStore((state) => state.terminalRefusal);
  const work = useAppStore((state) => state.terminalWork);
  const openDialog = useAppStore((state) => state.openDialog);
  if (refusal === null) return null;
  return (
    <div className="shrink-0 p-2">
      <ErrorNotice
        problem={refusal.problem}
        actions={
          <>
            {refusal.problem.code === 'container_without_shell' ? (
              <Button size="small" variant="primary" onClick={() => openDialog('terminal')}>
                {t('action.toolbox')}
              </Button>
            ) : null}
            <Button
              size="small"
              onClick={() => void work().then((terminals) => terminals.dismissRefusal())}
            >
              {t('action.dismiss')}
            </Button>
          </>
        }
      />
    </div>
  );
}
