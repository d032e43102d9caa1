import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

interface FormDialogProps {
  readonly title: string;
  /** What the main button says. */
  readonly action: string;
  /** False while the form cannot be sent. */
  readonly ready?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** Once the focus is back where it was. */
  readonly afterClose: () => void;
  readonly children: ReactNode;
}

/** A small form in a dialog; Enter in a field sends it as its button does. */
export function FormDialog(props: FormDialogProps) {
  const { title, action, ready = true, onSubmit, onClose, afterClose, children } = props;
  const { t } = useTranslation('app');
  const id = useId();
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(open) => (open ? undefined : onClose())}
      afterClose={afterClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={id} variant="primary" disabled={!ready}>
            {action}
          </Button>
        </>
      }
    >
      <form
        id={id}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onSubmit();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
