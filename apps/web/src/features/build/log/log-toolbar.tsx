import {
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ChevronsDownUp,
  ChevronsUpDown,
  CircleX,
  Download,
  Search,
} from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';

interface LogToolbarProps {
  /** Id of the search field, for moving the focus to it. */
  readonly searchId: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Null while the log is being searched. */
  readonly hitCount: number | null;
  /** Index of the hit that was gone to; null before any. */
  readonly hit: number | null;
  readonly onStep: (by: 1 | -1) => void;
  readonly onError: (() => void) | null;
  readonly following: boolean;
  readonly onFollow: () => void;
  readonly onOpenAll: (open: boolean) => void;
  readonly text: () => string;
  readonly fileName: string;
}

/** Search, moving about, copying. */
export function LogToolbar(props: LogToolbarProps) {
  const { t } = useTranslation('build');
  return (
    <div className="flex h-8 shrink-0 items-center gap-1 border-b bg-panel px-2">
      <SearchField {...props} />
      {props.onError === null ? null : (
        <Button
          size="small"
          variant="ghost"
          className="text-failed"
          icon={<CircleX aria-hidden className="size-3.5" />}
          onClick={props.onError}
        >
          {t('log.toError')}
        </Button>
      )}
      <span className="flex-1" />
      <IconButton
        size="small"
        label={t('log.follow')}
        aria-pressed={props.following}
        onClick={props.onFollow}
      >
        <ArrowDownToLine aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton size="small" label={t('log.expandAll')} onClick={() => props.onOpenAll(true)}>
        <ChevronsUpDown aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton size="small" label={t('log.collapseAll')} onClick={() => props.onOpenAll(false)}>
        <ChevronsDownUp aria-hidden className="size-3.5" />
      </IconButton>
      <CopyButton label={t('log.copy')} text={props.text} />
      <IconButton
        size="small"
        label={t('log.download')}
        onClick={() => download(props.fileName, props.text())}
      >
        <Download aria-hidden className="size-3.5" />
      </IconButton>
    </div>
  );
}

function SearchField(props: LogToolbarProps) {
  const { t } = useTranslation('build');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      props.onStep(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape' && props.query !== '') {
      event.stopPropagation();
      props.onQuery('');
    }
  };
  const none = props.query === '' || !props.hitCount;
  return (
    <div role="search" className="flex min-w-0 items-center gap-1">
      <div className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1.5 left-1.5 size-3 text-muted"
        />
        <input
          id={props.searchId}
          type="text"
          spellCheck={false}
          aria-label={t('log.search')}
          placeholder={t('log.search')}
          value={props.query}
          onChange={(event) => props.onQuery(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-6 w-44 min-w-0 rounded-md border border-line-strong bg-field pr-2 pl-6 text-xs placeholder:text-faint"
        />
      </div>
      <span role="status" className="min-w-14 text-xs whitespace-nowrap text-muted tabular-nums">
        {props.query === '' || props.hitCount === null
          ? ''
          : props.hitCount === 0
            ? t('log.noHits')
            : t('log.hits', {
                hit: props.hit === null ? '–' : props.hit + 1,
                count: props.hitCount,
              })}
      </span>
      <IconButton
        size="small"
        label={t('log.previousHit')}
        disabled={none}
        onClick={() => props.onStep(-1)}
      >
        <ArrowUp aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton
        size="small"
        label={t('log.nextHit')}
        disabled={none}
        onClick={() => props.onStep(1)}
      >
        <ArrowDown aria-hidden className="size-3.5" />
      </IconButton>
    </div>
  );
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
