import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import type { Answer } from '../../../state/use-answer.ts';

interface AnswerDialogProps<T> {
  readonly title: string;
  /** One sentence under the title. */
  readonly description?: string;
  readonly answer: Answer<T>;
  /** Buttons before the one that closes. */
  readonly actions?: ReactNode;
  /** There is nothing but text to read: the keyboard scrolls it. */
  readonly reading?: boolean;
  readonly onClose: () => void;
  /** Once the focus is back where it was. */
  readonly afterClose?: (() => void) | undefined;
  /** Shows the answer once it is there. */
  readonly children: (value: T) => ReactNode;
}

/** A dialog over something that the server is asked for: waiting, the reason why not, or the answer. */
export function AnswerDialog<T>(props: AnswerDialogProps<T>) {
  const { title, description, answer, actions, onClose, afterClose, children } = props;
  const { t } = useTranslation('app');
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={title}
      size="large"
      reading={props.reading ?? false}
      {...(description === undefined ? {} : { description })}
      {...(afterClose === undefined ? {} : { afterClose })}
      footer={
        <>
          {actions}
          <Button onClick={onClose}>{t('action.close')}</Button>
        </>
      }
    >
      {answer.state === 'loading' ? (
        <p className="flex items-center gap-2 text-muted">
          <Spinner />
          {t('state.loading')}
        </p>
      ) : answer.state === 'failed' ? (
        <ErrorNotice problem={answer.problem} />
      ) : (
        children(answer.value)
      )}
    </Dialog>
  );
}
