import { dockerTerminalCommand } from '@stagecraft/contracts';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { emptyDraft, requestOf, type TerminalDraft } from './draft.ts';
import { ExecFields } from './exec-fields.tsx';

const kinds = ['shell', 'command', 'attach', 'toolbox'] as const;

/** What the form begins with: a toolbox where the last wish was a shell that is not there. */
function useFirstDraft(): TerminalDraft {
  const refusal = useAppStore((state) => state.terminalRefusal);
  if (refusal === null || !('container' in refusal.request)) return emptyDraft;
  const needsToolbox = refusal.problem.code === 'container_without_shell';
  const { container } = refusal.request;
  return { ...emptyDraft, container, kind: needsToolbox ? 'toolbox' : 'shell' };
}

/** Asks in which container to open a terminal, and on what. */
export function NewTerminalDialog() {
  const { t } = useTranslation('terminals');
  const ask = useAppStore((state) => state.askRecords);
  const openDialog = useAppStore((state) => state.openDialog);
  const openTerminal = useAppStore((state) => state.openTerminal);
  const [draft, setDraft] = useState(useFirstDraft());
  const answer = useAnswer('running', (signal) =>
    ask('listContainers', { query: { status: 'running' }, signal }),
  );
  const running = answer.state === 'ready' ? answer.value.containers : [];
  const container =
    running.find(({ id, name }) => id === draft.container || name === draft.container) ??
    running[0];
  const complete = { ...draft, container: container?.name ?? '' };
  const request = requestOf(complete);
  const open = (): void => {
    if (request === null) return;
    openDialog(null);
    void openTerminal(request);
  };
  return (
    <Dialog
      open
      title={t('open.title')}
      onOpenChange={() => openDialog(null)}
      footer={
        <Button variant="primary" disabled={request === null} onClick={open}>
          {t('open.submit')}
        </Button>
      }
    >
      {answer.state === 'failed' ? <ErrorNotice problem={answer.problem} /> : null}
      {answer.state === 'ready' && running.length === 0 ? <p>{t('open.noContainer')}</p> : null}
      {container === undefined ? null : (
        <DraftForm
          draft={complete}
          containers={running.map(({ name }) => name)}
          change={(part) => setDraft({ ...draft, ...part })}
          open={open}
        />
      )}
    </Dialog>
  );
}

interface DraftFormProps {
  readonly draft: TerminalDraft;
  /** Names of those that run. */
  readonly containers: readonly string[];
  readonly change: (part: Partial<TerminalDraft>) => void;
  readonly open: () => void;
}

function DraftForm({ draft, containers, change, open }: DraftFormProps) {
  const { t } = useTranslation('terminals');
  const request = requestOf(draft);
  const form = useRef<HTMLFormElement>(null);
  // The containers come after the dialog, which has put the keyboard on its way out.
  useEffect(() => form.current?.querySelector<HTMLElement>('[role=combobox]')?.focus(), []);
  return (
    <form
      ref={form}
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <div className="grid grid-cols-2 gap-3">
        <Choice label={t('open.container')}>
          <Select
            label={t('open.container')}
            className="w-full"
            value={draft.container}
            onChange={(container) => change({ container })}
            options={containers.map((name) => ({ value: name, label: name }))}
          />
        </Choice>
        <Choice label={t('open.kind')}>
          <Select
            label={t('open.kind')}
            className="w-full"
            value={draft.kind}
            onChange={(kind) => change({ kind })}
            options={kinds.map((kind) => ({ value: kind, label: t(`open.${kind}`) }))}
          />
        </Choice>
      </div>
      <KindFields draft={draft} change={change} />
      {request === null ? null : (
        <ShellCommand
          title={t('open.preview')}
          copyLabel={t('open.copy')}
          command={dockerTerminalCommand(request)}
          testId="terminal-preview"
        />
      )}
      <button type="submit" hidden />
    </form>
  );
}

function Choice(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <span aria-hidden className="mb-1 block text-xs font-medium text-muted">
        {props.label}
      </span>
      {props.children}
    </div>
  );
}

/** What there is to say for each kind of terminal. */
function KindFields(props: {
  readonly draft: TerminalDraft;
  readonly change: (part: Partial<TerminalDraft>) => void;
}) {
  const { draft, change } = props;
  const { t } = useTranslation('terminals');
  if (draft.kind === 'attach') return <p className="text-xs text-muted">{t('open.attachHint')}</p>;
  if (draft.kind !== 'toolbox') return <ExecFields draft={draft} change={change} />;
  return (
    <TextField
      label={t('open.image')}
      hint={t('open.imageHint')}
      mono
      value={draft.image}
      onValueChange={(image) => change({ image })}
    />
  );
}
