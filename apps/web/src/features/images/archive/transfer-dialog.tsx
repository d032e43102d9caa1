import type { ImageTransfer } from '@stagecraft/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { TransferState } from './transfer-state.tsx';

interface TransferDialogProps {
  readonly title: string;
  readonly description: string;
  /** The choices before it starts. */
  readonly children: ReactNode;
  readonly command: string;
  readonly confirm: string;
  readonly ready: boolean;
  readonly transfer: ImageTransfer | null;
  /** Bytes of the whole archive; null where they are not known before. */
  readonly total: number | null;
  readonly done: string;
  readonly onStart: () => void;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}

/** Sends an archive from or to the engine: choices, then its progress, then how it ended. */
export function TransferDialog(props: TransferDialogProps) {
  const { t } = useTranslation('images');
  const { transfer, onClose } = props;
  const running = transfer?.state === 'running';
  const ended = transfer?.state === 'done';
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={props.title}
      description={props.description}
      footer={<Buttons {...props} />}
    >
      <div className="flex flex-col gap-3">
        {running || ended ? null : props.children}
        <TransferState transfer={transfer} total={props.total} done={props.done} />
        <ShellCommand
          title={t('command')}
          copyLabel={t('copyCommand')}
          command={props.command}
          testId="docker-command"
        />
      </div>
    </Dialog>
  );
}

function Buttons(props: TransferDialogProps) {
  const { t } = useTranslation(['images', 'app']);
  const { transfer, onClose } = props;
  if (transfer?.state === 'running') {
    return <Button onClick={props.onCancel}>{t('transfer.cancel')}</Button>;
  }
  if (transfer?.state === 'done') {
    return (
      <Button variant="primary" onClick={onClose}>
        {t('app:action.close')}
      </Button>
    );
  }
  return (
    <>
      <Button onClick={onClose}>{t('app:action.cancel')}</Button>
      <Button variant="primary" disabled={!props.ready} onClick={props.onStart}>
        {props.confirm}
      </Button>
    </>
  );
}
