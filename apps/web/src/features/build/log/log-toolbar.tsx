import {
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ChevronsDownUp,
  ChevronsUpDown,
  CircleX,
  Clock,
  Download,
  Link,
  Regex,
  Search,
  WrapText,
} from 'lucide-react';
import { memo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { logAddress } from './log-address.ts';

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
  /** Lines that are selected; null while none are. */
  readonly pickedCount: number | null;
  readonly pickedText: () => string;
  readonly pickedLink: () => string;
  readonly regex: boolean;
  readonly onRegex: () => void;
  /** What is to be said of the search besides its hits. */
  readonly searchNote: string;
}

/** Search, moving about, copying. Not drawn again for what the log gets. */
export const LogToolbar = memo(function LogToolbar(props: LogToolbarProps) {
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
      <LookButtons />
      <CopyButtons {...props} />
      <DownloadLink />
    </div>
  );
});

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
      <IconButton
        size="small"
        label={t('log.regex')}
        aria-pressed={props.regex}
        onClick={props.onRegex}
      >
        <Regex aria-hidden className="size-3.5" />
      </IconButton>
      <HitCount {...props} />
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

function HitCount(props: LogToolbarProps) {
  const { t } = useTranslation('build');
  return (
    <span role="status" className="min-w-14 text-xs whitespace-nowrap text-muted tabular-nums">
      {props.query === '' || props.hitCount === null
        ? ''
        : props.hitCount === 0
          ? t('log.noHits')
          : t('log.hits', {
              hit: props.hit === null ? '–' : props.hit + 1,
              count: props.hitCount,
            })}
      {props.searchNote === '' ? null : ` · ${props.searchNote}`}
    </span>
  );
}

/** How lines are shown; remembered. */
function LookButtons() {
  const { t } = useTranslation('build');
  const wrap = useAppStore((state) => state.logWrap);
  const times = useAppStore((state) => state.logTimes);
  const { setLogWrap, setLogTimes } = useAppStoreApi().getState();
  return (
    <>
      <IconButton
        size="small"
        label={t('log.wrap')}
        aria-pressed={wrap}
        onClick={() => setLogWrap(!wrap)}
      >
        <WrapText aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton
        size="small"
        label={t(`log.times.${times}`)}
        className={times === 'off' ? undefined : 'bg-selected text-ink'}
        onClick={() => setLogTimes(nextTimes[times])}
      >
        <Clock aria-hidden className="size-3.5" />
      </IconButton>
    </>
  );
}

const nextTimes = { off: 'since', since: 'clock', clock: 'off' } as const;

function CopyButtons({ text, pickedCount, pickedText, pickedLink }: LogToolbarProps) {
  const { t } = useTranslation('build');
  if (pickedCount === null) return <CopyButton label={t('log.copy')} text={text} />;
  return (
    <>
      <CopyButton
        label={t('log.copyLink')}
        icon={<Link aria-hidden className="size-3.5" />}
        text={pickedLink}
      />
      <CopyButton label={t('log.copyLines', { count: pickedCount })} text={pickedText} />
    </>
  );
}

/** The server has all of the log, the page perhaps only its end. */
function DownloadLink() {
  const { t } = useTranslation('build');
  const buildId = useAppStore((state) => state.activeBuildId ?? '');
  return (
    <Tooltip text={t('log.download')}>
      <a
        href={logAddress(buildId)}
        download
        aria-label={t('log.download')}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
      >
        <Download aria-hidden className="size-3.5" />
      </a>
    </Tooltip>
  );
}
