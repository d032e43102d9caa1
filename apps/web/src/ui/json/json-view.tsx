import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight, ChevronUp, Search as SearchIcon } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { IconButton } from '../button.tsx';
import { classNames } from '../class-names.ts';
import { CopyButton } from '../copy-button.tsx';
import { TextField } from '../text-field.tsx';
import {
  findLines,
  jsonLines,
  unfoldedLines,
  unfoldTo,
  type JsonLine,
  type JsonPath,
} from './json-lines.ts';

/** Height of a line, pixels. */
const lineHeight = 20;

/** What the view says; the texts come with the part of the page that shows it. */
export interface JsonWords {
  readonly label: string;
  readonly search: string;
  readonly found: (at: number, count: number) => string;
  readonly previous: string;
  readonly next: string;
  readonly copy: string;
  readonly fold: (line: string) => string;
}

interface JsonViewProps {
  readonly value: unknown;
  readonly words: JsonWords;
  /** The line that is chosen, where lines can be. */
  readonly picked?: JsonPath | null;
  readonly onPick?: (path: JsonPath) => void;
}

/** Lines that are found, and the one that the search stands on. */
interface Search {
  readonly text: string;
  readonly found: readonly number[];
  readonly at: number;
}

/** The lines of a value, which of them are folded, and what is searched for. */
function useLines(value: unknown) {
  const lines = useMemo(() => jsonLines(value), [value]);
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const [search, setSearch] = useState<Search>({ text: '', found: [], at: 0 });
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => unfoldedLines(lines, folded), [lines, folded]);
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 20,
  });
  const goTo = (text: string, next: number): void => {
    const found = findLines(lines, text);
    const at = found.length === 0 ? 0 : (next + found.length) % found.length;
    const line = found[at];
    setSearch({ text, found, at });
    if (line === undefined) return;
    const open = unfoldTo(lines, folded, line);
    setFolded(open);
    virtualizer.scrollToIndex(unfoldedLines(lines, open).indexOf(line), { align: 'center' });
  };
  const toggle = (line: number): void => {
    const next = new Set(folded);
    if (!next.delete(line)) next.add(line);
    setFolded(next);
  };
  return { lines, shown, folded, toggle, search, goTo, scroller, virtualizer };
}

/** A value that came as JSON, to be searched, folded and copied; only lines in sight are drawn. */
export function JsonView({ value, words, picked = null, onPick }: JsonViewProps) {
  const { lines, shown, folded, toggle, search, goTo, scroller, virtualizer } = useLines(value);
  return (
    <div className="flex h-full flex-col">
      <SearchBar
        words={words}
        search={search}
        onGoTo={goTo}
        all={() => JSON.stringify(value, null, 2)}
      />
      <div
        ref={scroller}
        tabIndex={0}
        role="group"
        aria-label={words.label}
        className="min-h-0 flex-1 overflow-auto bg-canvas font-mono text-xs focus-visible:-outline-offset-2"
      >
        <div className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const index = shown[item.index] ?? 0;
            const line = lines[index];
            return line === undefined ? null : (
              <Line
                key={item.key}
                line={line}
                top={item.start}
                folded={folded.has(index)}
                current={index === search.found[search.at]}
                fold={words.fold(line.text)}
                picked={picked !== null && samePath(picked, line.path)}
                onToggle={() => toggle(index)}
                onPick={onPick}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface SearchBarProps {
  readonly words: JsonWords;
  readonly search: Search;
  readonly onGoTo: (text: string, at: number) => void;
  /** The whole JSON, to be copied. */
  readonly all: () => string;
}

function SearchBar({ words, search: { text, found, at }, onGoTo, all }: SearchBarProps) {
  const count = found.length;
  return (
    <div className="flex items-center gap-1 border-b p-2">
      <TextField
        label={words.search}
        hideLabel
        type="search"
        placeholder={words.search}
        icon={<SearchIcon aria-hidden className="size-3.5" />}
        value={text}
        onValueChange={(next) => onGoTo(next, 0)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onGoTo(text, at + (event.shiftKey ? -1 : 1));
        }}
        className="flex-1"
      />
      <span role="status" className="min-w-16 text-right text-xs text-muted tabular-nums">
        {text.trim() === '' ? '' : words.found(count === 0 ? 0 : at + 1, count)}
      </span>
      <IconButton
        label={words.previous}
        disabled={count === 0}
        onClick={() => onGoTo(text, at - 1)}
      >
        <ChevronUp aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={words.next} disabled={count === 0} onClick={() => onGoTo(text, at + 1)}>
        <ChevronDown aria-hidden className="size-4" />
      </IconButton>
      <CopyButton label={words.copy} text={all} />
    </div>
  );
}

interface LineProps {
  readonly line: JsonLine;
  /** Pixels. */
  readonly top: number;
  readonly folded: boolean;
  /** Whether the search stands on it. */
  readonly current: boolean;
  /** Name of the button that folds it. */
  readonly fold: string;
  readonly picked: boolean;
  readonly onToggle: () => void;
  readonly onPick: ((path: JsonPath) => void) | undefined;
}

function Line({ line, top, folded, current, picked, fold, onToggle, onPick }: LineProps) {
  return (
    <div
      className={classNames(
        'absolute flex min-w-full items-center whitespace-pre',
        current && 'bg-selected',
        picked && 'bg-accent-soft',
      )}
      style={{ top, height: lineHeight, paddingLeft: line.depth * 16 }}
    >
      {line.end === null ? (
        <span className="w-5 shrink-0" />
      ) : (
        <button
          type="button"
          aria-expanded={!folded}
          aria-label={fold}
          onClick={onToggle}
          className="flex size-5 shrink-0 items-center justify-center text-muted hover:text-ink"
        >
          <ChevronRight aria-hidden className={classNames('size-3.5', !folded && 'rotate-90')} />
        </button>
      )}
      {onPick === undefined ? (
        line.text
      ) : (
        <button
          type="button"
          tabIndex={-1}
          aria-pressed={picked}
          onClick={() => onPick(line.path)}
          className="rounded-sm px-0.5 text-left hover:bg-hover"
        >
          {line.text}
        </button>
      )}
      {folded ? <span className="text-muted">{line.text.endsWith('{') ? '…}' : '…]'}</span> : null}
    </div>
  );
}

const samePath = (a: JsonPath, b: JsonPath): boolean =>
  a.length === b.length && a.every((step, index) => step === b[index]);
