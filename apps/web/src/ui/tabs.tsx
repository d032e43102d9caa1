import { Tabs as Radix } from 'radix-ui';
import { useEffect, useRef, type ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface Tab<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Small extra after the name, e.g. a count; give it words for screen readers. */
  readonly extra?: ReactNode;
  readonly content: ReactNode;
}

interface TabsProps<T extends string> {
  /** Accessible name of the list of tabs. */
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly tabs: readonly Tab<T>[];
  /** Buttons at the end of the row of tabs. */
  readonly actions?: ReactNode;
  readonly className?: string;
}

/** A row of tabs over one content; arrow keys move, only the chosen content is in the page. */
export function Tabs<T extends string>(props: TabsProps<T>) {
  const { label, value, onChange, tabs, actions, className } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const row = list.current;
    const chosen = row?.querySelector('[data-state=active]');
    if (row === null || !chosen) return;
    const [all, one] = [row.getBoundingClientRect(), chosen.getBoundingClientRect()];
    // To the middle: where there is no room for all, its neighbours can be seen and chosen.
    row.scrollLeft += one.left + one.width / 2 - (all.left + all.width / 2);
  }, [value]);
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => {
        const chosen = tabs.find((tab) => tab.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      className={classNames('flex h-full min-h-0 flex-col', className)}
    >
      <div className="flex h-8 shrink-0 items-stretch border-b bg-panel">
        <Radix.List
          ref={list}
          aria-label={label}
          className="flex min-w-0 flex-1 items-stretch overflow-x-auto [scrollbar-width:none]"
        >
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.value}
              value={tab.value}
              className="inline-flex shrink-0 items-center gap-1.5 border-b-2 border-transparent px-3 text-sm text-muted hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink"
            >
              {tab.icon}
              {tab.label}
              {tab.extra}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {actions === undefined ? null : (
          <div className="flex shrink-0 items-center gap-0.5 px-1.5">{actions}</div>
        )}
      </div>
      {tabs.map((tab) => (
        <Radix.Content
          key={tab.value}
          value={tab.value}
          className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
        >
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
