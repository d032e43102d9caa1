import { Command, defaultFilter } from 'cmdk';
import { Search } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { createContext, useContext, useState, type ReactNode } from 'react';
import { useReturnFocus } from './return-focus.ts';

interface PaletteProps {
  readonly title: string;
  readonly placeholder: string;
  /** Shown when nothing matches. */
  readonly none: string;
  /** One line under the list. */
  readonly footer?: string;
  readonly onClose: () => void;
  /** Runs after it closed and the focus is back where it was. */
  readonly afterClose: () => void;
  /** `PaletteGroup`s and `PaletteItem`s. */
  readonly children: ReactNode;
}

/** Letters strewn over several words are no match: they would stand before a real one of another group. */
function relevance(value: string, search: string, keywords?: string[]): number {
  const score = defaultFilter(value, search, keywords);
  return score < 0.02 ? 0 : score;
}

/** Whether something is looked for: then the best match stands first, of whatever group it is. */
const Searching = createContext(false);

/** A field to type in over a list that it narrows; arrows move, Enter chooses, Escape closes. */
export function Palette(props: PaletteProps) {
  const focus = useReturnFocus({ afterwards: props.afterClose });
  const [search, setSearch] = useState('');
  return (
    <Radix.Root open onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-(--scrim)" />
        <Radix.Content
          {...focus}
          aria-describedby={undefined}
          className="fixed top-[8vh] left-1/2 z-40 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-lg border border-line-strong bg-raised shadow-pop outline-none"
        >
          <Radix.Title className="sr-only">{props.title}</Radix.Title>
          <Command label={props.title} loop filter={relevance}>
            <div className="flex h-10 items-center gap-2 border-b px-3 focus-within:border-accent">
              <Search aria-hidden className="size-4 shrink-0 text-muted" />
              <Command.Input
                value={search}
                onValueChange={setSearch}
                placeholder={props.placeholder}
                className="h-full min-w-0 flex-1 bg-transparent text-base text-ink outline-none placeholder:text-faint"
              />
            </div>
            <Command.List
              label={props.title}
              className="max-h-[min(24rem,60vh)] overflow-y-auto p-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted"
            >
              <Command.Empty className="px-2 py-6 text-center text-muted">
                {props.none}
              </Command.Empty>
              <Searching value={search.trim() !== ''}>{props.children}</Searching>
            </Command.List>
            {props.footer === undefined ? null : (
              <p className="border-t px-3 py-1.5 text-xs text-muted">{props.footer}</p>
            )}
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Items under a heading, as long as nothing is looked for. */
export function PaletteGroup(props: { readonly heading: string; readonly children: ReactNode }) {
  if (useContext(Searching)) return props.children;
  return <Command.Group heading={props.heading}>{props.children}</Command.Group>;
}

interface PaletteItemProps {
  /** Unique in its palette; what is typed is looked for in it too. */
  readonly value: string;
  /** Other words that find it. */
  readonly keywords?: string[];
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

/** One entry of a `Palette`. */
export function PaletteItem(props: PaletteItemProps) {
  return (
    <Command.Item
      value={props.value}
      {...(props.keywords === undefined ? {} : { keywords: props.keywords })}
      onSelect={props.onSelect}
      className="flex min-h-8 items-center gap-2 rounded px-2 py-1 select-none data-[selected=true]:bg-selected"
    >
      {props.children}
    </Command.Item>
  );
}
