import type { ContainerWait, Problem } from '@stagecraft/contracts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { dockerWords } from '../docker-words.ts';
import { useLanguage } from '../use-language.ts';
import type { NamedContainer } from './use-act.ts';

interface WaitDialogProps {
  readonly container: NamedContainer;
  readonly onClose: () => void;
}

/** Waits for a container's end and says what its exit code means. Closing it waits no more. */
export function WaitDialog({ container, onClose }: WaitDialogProps) {
  const { t } = useTranslation(['containerPlace', 'app']);
  const language = useLanguage();
  const ask = useAppStore((state) => state.askRecords);
  const [result, setResult] = useState<ContainerWait | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    const params = { id: container.id };
    void ask('waitForContainer', { params, signal: gone.signal }).then((answer) => {
      if (gone.signal.aborted) return;
      if (answer.ok) setResult(answer.value);
      else setProblem(answer.problem);
    });
    return () => gone.abort();
  }, [ask, container.id]);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('wait.title', { name: container.name })}
      description={t('wait.text')}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('app:action.close')}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        {problem === null ? (
          <div role="status">
            {result === null ? (
              <p className="flex items-center gap-2 text-muted">
                <Spinner />
                {t('wait.waiting')}
              </p>
            ) : (
              <>
                <p className="font-medium">{t('wait.ended', { code: result.exitCode })}</p>
                <p className="text-muted">{result.meaning.text[language]}</p>
              </>
            )}
          </div>
        ) : (
          <ErrorNotice problem={problem} />
        )}
        <ShellCommand
          title={t('command')}
          copyLabel={t('copyCommand')}
          command={dockerWords.wait(container.name)}
          testId="docker-command"
        />
      </div>
    </Dialog>
  );
}
