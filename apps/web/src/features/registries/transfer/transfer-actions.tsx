import type { Problem, Transfer } from '@stagecraft/contracts';
import { RotateCcw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ApiResult } from '../../../api/client.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { toast } from '../../../ui/toast.ts';
import { isGoing } from './progress.ts';
import { useProblemText } from './problem-text.ts';

interface TransferActionsProps {
  readonly transfer: Transfer;
  readonly title: string;
}

/** What can be done with a pull or push: stop it; or do it again, and take it off the list. */
export function TransferActions({ transfer, title }: TransferActionsProps) {
  const { t } = useTranslation('registries');
  const ask = useAppStore((state) => state.askRecords);
  const textOf = useProblemText();
  const params = { id: transfer.id };
  const tellFailure = (problem: Problem): void => toast.error(textOf(problem));
  const act = async (asked: Promise<ApiResult<unknown>>): Promise<void> => {
    const answer = await asked;
    if (!answer.ok) tellFailure(answer.problem);
  };
  if (isGoing(transfer)) {
    return (
      <Button
        size="small"
        aria-label={t('transfers.cancelOf', { title })}
        onClick={() => void act(ask('stopTransfer', { params }))}
      >
        {t('transfers.cancel')}
      </Button>
    );
  }
  return (
    <>
      {transfer.state === 'succeeded' ? null : (
        <Button
          size="small"
          icon={<RotateCcw aria-hidden className="size-3" />}
          aria-label={t('transfers.retryOf', { title })}
          onClick={() => void act(ask('retryTransfer', { params }))}
        >
          {t('transfers.retry')}
        </Button>
      )}
      <IconButton
        size="small"
        label={t('transfers.forgetOf', { title })}
        onClick={() => void act(ask('forgetTransfer', { params }))}
      >
        <X aria-hidden className="size-3.5" />
      </IconButton>
    </>
  );
}
