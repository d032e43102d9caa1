import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

interface PopoverProps {
  /** One button; it gets the popover's properties. */
  readonly trigger: ReactNode;
  /** Accessible name of what opens. */
  readonly label: string;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom';
  /** Both together, where something inside closes it; it opens and closes by itself otherwise. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /** It is there to be read: none of its buttons has the focus (and its tooltip) at first. */
  readonly forReading?: boolean;
  readonly children: ReactNode;
}

function focusSurface(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}

/** A small surface beside its button. */
export function Popover(props: PopoverProps) {
  const { open, onOpenChange } = props;
  const control = open === undefined || onOpenChange === undefined ? {} : { open, onOpenChange };
  return (
    <Radix.Root {...control}>
      <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={props.label}
          align={props.align ?? 'start'}
          side={props.side ?? 'bottom'}
          sideOffset={6}
          collisionPadding={8}
          onOpenAutoFocus={props.forReading === true ? focusSurface : undefined}
          className="z-50 w-96 max-w-[calc(100vw-1rem)] rounded-lg border border-line-strong bg-raised p-3 text-sm text-ink shadow-pop outline-none"
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
