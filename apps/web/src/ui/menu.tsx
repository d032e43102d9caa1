import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';

const contentClass =
  'z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-96 min-w-44 overflow-y-auto rounded-lg border border-line-strong bg-raised p-1 text-ink shadow-pop';
const itemClass =
  'flex min-h-7 items-center gap-2 rounded px-2 py-1 text-sm outline-none select-none data-highlighted:bg-hover data-disabled:text-faint';

interface MenuProps {
  /** One button; it gets the menu's properties. */
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
}

/** A drop-down menu; arrows, type-ahead and Escape work. */
export function Menu(props: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          ref={keepAtFirst}
          align={props.align ?? 'start'}
          side={props.side ?? 'bottom'}
          sideOffset={4}
          collisionPadding={6}
          className={contentClass}
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/**
 * Entries may come once a menu is open, above the one that has the keyboard: that stays at the first one
 * until the person moves. Gives a way to stop.
 */
function keepAtFirst(menu: HTMLElement | null): (() => void) | undefined {
  if (menu === null) return undefined;
  const observer = new MutationObserver(() => {
    const { activeElement } = document;
    if (activeElement === menu || !menu.contains(activeElement)) return;
    menu.querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])')?.focus();
  });
  const stop = (): void => observer.disconnect();
  observer.observe(menu, { childList: true });
  menu.addEventListener('keydown', stop, { capture: true });
  menu.addEventListener('pointermove', stop, { capture: true });
  return stop;
}

interface PointMenuProps {
  /** Pixels in the window. */
  readonly at: { readonly x: number; readonly y: number };
  readonly label: string;
  readonly onClose: () => void;
  /** Runs once it is gone; puts the keyboard where it belongs. */
  readonly afterClose: () => void;
  readonly children: ReactNode;
}

/** A menu that opens at a point, such as that of the pointer. */
export function PointMenu(props: PointMenuProps) {
  const { x, y } = props.at;
  return (
    <Radix.Root open modal={false} onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <Radix.Trigger asChild>
        <button
          type="button"
          aria-hidden
          tabIndex={-1}
          className="pointer-events-none fixed size-0"
          style={{ left: x, top: y }}
        />
      </Radix.Trigger>
      {/* Not at the page's end: what is outside of all landmarks is hard to come upon. The workspace's is
          out of reach while another place is shown. */}
      <Radix.Portal container={document.querySelector('main:not([inert] *)')}>
        <Radix.Content
          aria-label={props.label}
          aria-labelledby={undefined}
          align="start"
          side="bottom"
          collisionPadding={6}
          onContextMenu={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            props.afterClose();
          }}
          className={contentClass}
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface MenuItemProps {
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  readonly shortcut?: string;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  /** Why it can't be chosen now. Keys still reach it, so that everybody learns why. */
  readonly unavailable?: string | undefined;
  readonly children: ReactNode;
}

/** One entry of a `Menu`. */
export function MenuItem(props: MenuItemProps) {
  const { unavailable } = props;
  const can = unavailable === undefined;
  return (
    <Radix.Item
      // A menu that is longer than the page scrolls: its entries count as what the keyboard scrolls it by.
      tabIndex={0}
      disabled={props.disabled ?? false}
      aria-disabled={can ? undefined : true}
      onSelect={(event) => {
        if (can) props.onSelect();
        else event.preventDefault();
      }}
      className={classNames(
        itemClass,
        !can ? 'text-faint' : props.danger === true && 'text-danger',
      )}
    >
      {props.icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{props.children}</span>
        {can || unavailable === '' ? null : (
          <span className="block text-2xs break-words">{unavailable}</span>
        )}
      </span>
      {props.shortcut === undefined ? null : <Kbd shortcut={props.shortcut} />}
    </Radix.Item>
  );
}

/** A heading inside a `Menu`. */
export function MenuLabel(props: { readonly children: ReactNode }) {
  return (
    <Radix.Label className="px-2 pt-1.5 pb-1 text-xs font-medium text-muted">
      {props.children}
    </Radix.Label>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-line" />;
}

interface MenuChoiceProps<T extends string> {
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** Entries of a `Menu` of which exactly one holds. */
export function MenuChoice<T extends string>(props: MenuChoiceProps<T>) {
  return (
    <Radix.RadioGroup value={props.value}>
      {props.options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          onSelect={() => props.onChange(option.value)}
          className={itemClass}
        >
          <span className="flex size-4 items-center justify-center">
            <Radix.ItemIndicator>
              <Check aria-hidden className="size-4 text-accent" />
            </Radix.ItemIndicator>
          </span>
          {option.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}
