import { AlertDialog as Radix } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { useReturnFocus } from './return-focus.ts';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  /** Says what is lost or done, e.g. `Delete build 3`. */
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that cannot be taken back. The safe answer has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation('app');
  const focus = useReturnFocus();
  return (
    <Radix.Root open={props.open} onOpenChange={(open) => (open ? undefined : props.onCancel())}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-(--scrim)" />
        <Radix.Content
          {...focus}
          className="fixed top-[20vh] left-1/2 z-40 w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 rounded-lg border border-line-strong bg-raised p-4 shadow-pop outline-none"
        >
          <Radix.Title className="text-base font-semibold">{props.title}</Radix.Title>
          <Radix.Description className="mt-1.5 text-muted">{props.text}</Radix.Description>
          <div className="mt-4 flex flex-wrap justify-end gap-2">
            <Radix.Cancel asChild>
              <Button>{t('action.cancel')}</Button>
            </Radix.Cancel>
            <Radix.Action asChild>
              <Button variant="danger" onClick={props.onConfirm}>
                {props.confirmLabel}
              </Button>
            </Radix.Action>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
