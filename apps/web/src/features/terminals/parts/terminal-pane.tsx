import type { Terminal } from '@stagecraft/contracts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import type { LiveState, LiveTerminal } from '../live/live-terminal.ts';
import { PaneHeader } from './pane-header.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { SearchBar } from './search-bar.tsx';
import { statusText } from './status.ts';
import { useLive } from './use-live.ts';

/** Whether closing it ends what runs; a container's main process is only left. */
const endsSomething = ({ status, request }: Terminal): boolean =>
  status.state === 'running' && request.kind !== 'attach';

/** One terminal: its screen with a line above and, where there is something to say, one below. */
export function TerminalPane(props: { readonly terminal: Terminal }) {
  const { terminal } = props;
  const { id, title } = terminal;
  const { t } = useTranslation('terminals');
  const { live, state } = useLive(id);
  const host = useRef<HTMLDivElement>(null);
  const isActive = useAppStore((store) => store.activeTerminal === id);
  const showTerminal = useAppStore((store) => store.showTerminal);
  const openTerminal = useAppStore((store) => store.openTerminal);
  const work = useAppStore((store) => store.terminalWork);
  const [asked, setAsked] = useState<'close' | 'rename' | null>(null);
  useEffect(() => (host.current === null ? undefined : live.show(host.current)), [live]);
  useEffect(() => {
    live.setLabel(t('lead.input', { title }));
  }, [live, t, title]);
  useEffect(() => {
    // Who goes through the tabs stays there.
    const inTabs = document.activeElement?.closest('[data-terminal-tabs]') ?? null;
    if (isActive && inTabs === null) live.focus();
  }, [isActive, live]);
  const close = (): void => void work().then((terminals) => terminals.close(id));
  return (
    <section
      aria-label={t('lead.region', { title })}
      onFocusCapture={() => (isActive ? undefined : showTerminal(id))}
      className={classNames(
        'relative flex min-h-0 min-w-0 flex-1 flex-col',
        isActive ? 'bg-field' : 'bg-field opacity-95',
      )}
    >
      <PaneHeader
        terminal={terminal}
        onSearch={() => live.setSearching(true)}
        onSplit={() => void openTerminal(terminal.request, id)}
        onRename={() => setAsked('rename')}
        onClose={() => (endsSomething(terminal) ? setAsked('close') : close())}
      />
      <div className="relative min-h-0 flex-1">
        <div
          ref={host}
          data-testid="terminal-screen"
          data-connection={state.connection}
          className="absolute inset-x-2 inset-y-1"
        />
        {state.isSearching ? <SearchBar live={live} found={state.found} /> : null}
      </div>
      <PaneNotice terminal={terminal} connection={state.connection} />
      <PaneQuestions
        terminal={terminal}
        live={live}
        paste={state.paste}
        asked={asked}
        onClose={close}
        onAnswered={() => setAsked(null)}
      />
    </section>
  );
}

interface PaneQuestionsProps {
  readonly terminal: Terminal;
  readonly live: LiveTerminal;
  readonly paste: LiveState['paste'];
  readonly asked: 'close' | 'rename' | null;
  readonly onClose: () => void;
  readonly onAnswered: () => void;
}

/** What is asked before something is done to a terminal. */
function PaneQuestions(props: PaneQuestionsProps) {
  const { terminal, live, paste, asked, onClose, onAnswered } = props;
  const { t } = useTranslation('terminals');
  return (
    <>
      <ConfirmDialog
        open={asked === 'close'}
        title={t('close.title')}
        text={t('close.text')}
        confirmLabel={t('close.confirm')}
        onConfirm={onClose}
        onCancel={onAnswered}
      />
      <ConfirmDialog
        open={paste !== null}
        title={t('paste.title')}
        text={t('paste.text', { count: paste?.lines ?? 0 })}
        confirmLabel={t('paste.confirm')}
        onConfirm={() => live.answerPaste(true)}
        onCancel={() => live.answerPaste(false)}
      />
      {asked === 'rename' ? <RenameDialog terminal={terminal} onClose={onAnswered} /> : null}
    </>
  );
}

/** What is to be known now: the connection, the end, or the keys. */
function PaneNotice(props: {
  readonly terminal: Terminal;
  readonly connection: 'connecting' | 'open' | 'lost';
}) {
  const { terminal, connection } = props;
  const { t } = useTranslation('terminals');
  const openTerminal = useAppStore((store) => store.openTerminal);
  const { request, status } = terminal;
  const line = 'flex min-h-6 shrink-0 items-center gap-3 border-t px-2 py-0.5 text-xs';
  if (connection !== 'open') {
    const isLost = connection === 'lost';
    return (
      <p role="status" className={classNames(line, isLost ? 'bg-danger-soft text-danger' : '')}>
        {t(isLost ? 'status.disconnected' : 'status.connecting')}
      </p>
    );
  }
  if (status.state === 'ended') {
    return (
      <div className={classNames(line, status.how === 'lost' && 'bg-danger-soft')}>
        <p role="status" className="min-w-0 flex-1 truncate">
          {statusText(t, status)}
        </p>
        <Button size="small" onClick={() => void openTerminal(request, terminal.id)}>
          {t('action.again')}
        </Button>
      </div>
    );
  }
  return (
    <p className={classNames(line, 'text-muted')}>
      <span className="flex items-center gap-1">
        <Kbd shortcut="Ctrl+Shift+ArrowUp" /> {t('lead.leaveKeys')}
      </span>
      {request.kind === 'attach' ? (
        <span className="flex items-center gap-1">
          <Kbd shortcut="Ctrl+P" /> <Kbd shortcut="Ctrl+Q" /> {t('lead.detachKeys')}
        </span>
      ) : null}
    </p>
  );
}
