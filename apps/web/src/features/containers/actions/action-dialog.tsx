import type { Problem } from '@stagecraft/contracts';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiResult } from '../../../api/client.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';

interface ActionDialogProps {
  readonly title: string;
  readonly description?: string;
  /** The choices. */
  readonly children: ReactNode;
  /** What does the same in a terminal. */
  readonly command: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly size?: 'medium' | 'large';
  readonly ready: boolean;
  readonly send: () => Promise<ApiResult<unknown>>;
  /** It was done. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks how something is to be done to a container, and does it; what is refused is said and stays to be mended. */
export function ActionDialog(props: ActionDialogProps) {
  const { t } = useTranslation(['containerPlace', 'app']);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer = await props.send();
    setBusy(false);
    if (answer.ok) props.onDone();
    else setProblem(answer.problem);
  };
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={props.title}
      size={props.size ?? 'medium'}
      {...(props.description === undefined ? {} : { description: props.description })}
      footer={
        <>
          <Button onClick={props.onClose}>{t('app:action.cancel')}</Button>
          <Button
            type="submit"
            form="container-action"
            variant={props.danger === true ? 'danger' : 'primary'}
            busy={busy}
            disabled={!props.ready}
          >
            {props.confirm}
          </Button>
        </>
      }
    >
      <form
        id="container-action"
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (props.ready && !busy) void send();
        }}
      >
        {problem === null ? null : <ErrorNotice problem={problem} />}
        {props.children}
        <ShellCommand
          title={t('command')}
          copyLabel={t('copyCommand')}
          command={props.command}
          testId="docker-command"
        />
      </form>
    </Dialog>
  );
}
