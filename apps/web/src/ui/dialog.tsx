import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { isPassedOn } from './escape.ts';
import { useReturnFocus } from './return-focus.ts';

interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** One sentence under the title. */
  readonly description?: string;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  /** Gets the focus in the very moment of opening; by default the first field does. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** There is nothing but text to read: the keyboard scrolls it. */
  readonly reading?: boolean;
  readonly size?: 'small' | 'medium' | 'large';
  /** Called after it closed and the focus is back where it was. */
  readonly afterClose?: () => void;
}

const sizes = { small: 'max-w-md', medium: 'max-w-xl', large: 'max-w-3xl' } as const;

/** A modal dialog: focus stays in, Escape closes, the page behind is inert. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, children, footer, size = 'medium' } = props;
  const { t } = useTranslation('app');
  const focus = useReturnFocus({ first: props.initialFocus, afterwards: props.afterClose });
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-(--scrim)" />
        <Radix.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          {...focus}
          onKeyDown={({ key, nativeEvent }) => {
            if (key === 'Escape' && isPassedOn(nativeEvent)) onOpenChange(false);
          }}
          className={classNames(
            'fixed top-[10vh] left-1/2 z-40 flex max-h-[80vh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-lg border border-line-strong bg-raised shadow-pop outline-none',
            sizes[size],
          )}
        >
          <header className="border-b py-3 pr-12 pl-4">
            <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
            {description === undefined ? null : (
              <Radix.Description className="mt-0.5 text-muted">{description}</Radix.Description>
            )}
          </header>
          <div
            {...(props.reading === true ? { tabIndex: 0 } : {})}
            className="min-h-0 flex-1 overflow-y-auto px-4 py-3 focus-visible:-outline-offset-2"
          >
            {children}
          </div>
          {footer === undefined ? null : (
            <footer className="flex flex-wrap items-center justify-end gap-2 border-t px-4 py-3">
              {footer}
            </footer>
          )}
          {/* Last in order: the first field gets the focus, not this. */}
          <Radix.Close asChild>
            <IconButton label={t('action.close')} size="small" className="absolute top-2.5 right-3">
              <X aria-hidden className="size-4" />
            </IconButton>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
