import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight, ChevronUp, Search as SearchIcon } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { useRenewedAnswer } from '../../state/use-answer.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { TextField } from '../../ui/text-field.tsx';
import {
  findLines,
  jsonLines,
  unfoldedLines,
  unfoldTo,
  type JsonLine,
} from './detail/json-lines.ts';

/** Height of a line, pixels. */
const lineHeight = 20;

/**
 * An image in the engine's own words, to be searched and folded.
 *
 * @param props.image id or name
 */
export function ImageRaw({ image }: { readonly image: string }) {
  const ask = useAppStore((state) => state.askRecords);
  const revision = useAppStore((state) => state.imagesRevision);
  const answer = useRenewedAnswer(`${revision} ${image}`, (signal) =>
    ask('getRawImage', { params: { ref: image }, signal }),
  );
  if (answer.state === 'loading') return <Spinner />;
  if (answer.state === 'failed') {
    return (
      <div className="p-3">
        <ErrorNotice problem={answer.problem} />
      </div>
    );
  }
  return <JsonView value={answer.value} />;
}

/** Lines that are found, and the one that the search stands on. */
interface Search {
  readonly text: string;
  readonly found: readonly number[];
  readonly at: number;
}

function JsonView({ value }: { readonly value: unknown }) {
  const { t } = useTranslation('images');
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
  return (
    <div className="flex h-full flex-col">
      <SearchBar search={search} onGoTo={goTo} all={() => JSON.stringify(value, null, 2)} />
      <div
        ref={scroller}
        tabIndex={0}
        role="group"
        aria-label={t('tab.raw')}
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
                onToggle={() => toggle(index)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface SearchBarProps {
  readonly search: Search;
  readonly onGoTo: (text: string, at: number) => void;
  /** The whole JSON, to be copied. */
  readonly all: () => string;
}

function SearchBar({ search: { text, found, at }, onGoTo, all }: SearchBarProps) {
  const { t } = useTranslation('images');
  const count = found.length;
  return (
    <div className="flex items-center gap-1 border-b p-2">
      <TextField
        label={t('raw.search')}
        hideLabel
        type="search"
        placeholder={t('raw.search')}
        icon={<SearchIcon aria-hidden className="size-3.5" />}
        value={text}
        onValueChange={(next) => onGoTo(next, 0)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onGoTo(text, at + (event.shiftKey ? -1 : 1));
        }}
        className="flex-1"
      />
      <span role="status" className="min-w-16 text-right text-xs text-muted tabular-nums">
        {text.trim() === '' ? '' : t('raw.found', { at: count === 0 ? 0 : at + 1, count })}
      </span>
      <IconButton
        label={t('raw.previous')}
        disabled={count === 0}
        onClick={() => onGoTo(text, at - 1)}
      >
        <ChevronUp aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={t('raw.next')} disabled={count === 0} onClick={() => onGoTo(text, at + 1)}>
        <ChevronDown aria-hidden className="size-4" />
      </IconButton>
      <CopyButton label={t('raw.copy')} text={all} />
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
  readonly onToggle: () => void;
}

function Line({ line, top, folded, current, onToggle }: LineProps) {
  const { t } = useTranslation('images');
  return (
    <div
      className={classNames(
        'absolute flex min-w-full items-center whitespace-pre',
        current && 'bg-selected',
      )}
      style={{ top, height: lineHeight, paddingLeft: line.depth * 16 }}
    >
      {line.end === null ? (
        <span className="w-5 shrink-0" />
      ) : (
        <button
          type="button"
          aria-expanded={!folded}
          aria-label={t('raw.fold', { line: line.text })}
          onClick={onToggle}
          className="flex size-5 shrink-0 items-center justify-center text-muted hover:text-ink"
        >
          <ChevronRight aria-hidden className={classNames('size-3.5', !folded && 'rotate-90')} />
        </button>
      )}
      {line.text}
      {folded ? <span className="text-muted">{line.text.endsWith('{') ? '…}' : '…]'}</span> : null}
    </div>
  );
}
