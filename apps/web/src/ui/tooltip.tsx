import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { passEscapeOn } from './escape.ts';
import { Kbd } from './kbd.tsx';

/** Needed once, around the application. */
export function TooltipProvider(props: { readonly children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={500} skipDelayDuration={200}>
      {props.children}
    </Radix.Provider>
  );
}

interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  /** One element that takes a ref and DOM properties. */
  readonly children: ReactNode;
}

/** A short explanation on hover and keyboard focus. Never the only place of a fact. */
export function Tooltip(props: TooltipProps) {
  const { text, shortcut, side = 'bottom', children } = props;
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={4}
          collisionPadding={6}
          onEscapeKeyDown={passEscapeOn}
          className="z-50 flex max-w-80 items-center gap-2 rounded-md border border-line-strong bg-raised px-2 py-1 text-xs text-ink shadow-pop"
        >
          {text}
          {shortcut === undefined ? null : <Kbd shortcut={shortcut} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
