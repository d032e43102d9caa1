import {
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  Clock,
  Download,
  FileSearch,
  Search,
  WrapText,
} from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { logQuery, type LogPart } from './use-container-log.ts';

interface LogToolbarProps {
  /** Id. */
  readonly container: string;
  /** Id of the search field, for moving the focus to it. */
  readonly searchId: string;
  readonly part: LogPart;
  readonly onPart: (part: LogPart) => void;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Index of the hit that was gone to; null before any. */
  readonly hit: number | null;
  readonly hits: number;
  readonly onStep: (by: 1 | -1) => void;
  /** Looks through all that the engine keeps. */
  readonly onWhole: () => void;
  readonly times: boolean;
  readonly onTimes: (times: boolean) => void;
  readonly following: boolean;
  readonly onFollowing: (following: boolean) => void;
}

const tails = ['100', '1000', '10000'] as const;
/** Radix takes no empty value. */
const sinces = ['begin', '5m', '30m', '1h', '24h'] as const;
const streams = ['both', 'stdout', 'stderr'] as const;

/** Search, which part is shown and how. */
export function LogToolbar(props: LogToolbarProps) {
  const { t } = useTranslation('containerPlace');
  return (
    <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-1 border-b bg-panel px-2 py-1">
      <SearchField {...props} />
      <span className="flex-1" />
      <PartChoice {...props} />
      <IconButton
        label={t('logs.follow')}
        aria-pressed={props.following}
        onClick={() => props.onFollowing(!props.following)}
      >
        <ArrowDownToLine aria-hidden className="size-4" />
      </IconButton>
      <IconButton
        label={t('logs.times')}
        aria-pressed={props.times}
        onClick={() => props.onTimes(!props.times)}
      >
        <Clock aria-hidden className="size-4" />
      </IconButton>
      <WrapButton />
      <DownloadLink {...props} />
    </div>
  );
}

function SearchField(props: LogToolbarProps) {
  const { t } = useTranslation('containerPlace');
  const { query, onQuery, hit, hits } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') props.onStep(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && query !== '') {
      event.stopPropagation();
      onQuery('');
    }
  };
  return (
    <div role="search" className="flex min-w-0 items-center gap-1">
      <TextField
        id={props.searchId}
        label={t('logs.search')}
        hideLabel
        placeholder={t('logs.search')}
        icon={<Search aria-hidden className="size-3.5" />}
        value={query}
        onValueChange={onQuery}
        onKeyDown={onKeyDown}
        className="w-44"
      />
      <span role="status" className="min-w-12 text-xs whitespace-nowrap text-muted tabular-nums">
        {query === '' ? '' : t('logs.hits', { hit: hit === null ? '–' : hit + 1, count: hits })}
      </span>
      <IconButton
        size="small"
        label={t('logs.previous')}
        disabled={hits === 0}
        onClick={() => props.onStep(-1)}
      >
        <ArrowUp aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton
        size="small"
        label={t('logs.next')}
        disabled={hits === 0}
        onClick={() => props.onStep(1)}
      >
        <ArrowDown aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton
        size="small"
        label={t('logs.whole.search')}
        disabled={query === ''}
        onClick={props.onWhole}
      >
        <FileSearch aria-hidden className="size-3.5" />
      </IconButton>
    </div>
  );
}

function PartChoice({ part, onPart }: LogToolbarProps) {
  const { t } = useTranslation('containerPlace');
  return (
    <>
      <Select
        label={t('logs.stream')}
        value={part.stream}
        onChange={(stream) => onPart({ ...part, stream })}
        options={streams.map((value) => ({ value, label: t(`logs.streams.${value}`) }))}
      />
      <Select
        label={t('logs.tail')}
        value={tails.find((one) => one === part.tail) ?? '1000'}
        onChange={(tail) => onPart({ ...part, tail })}
        options={tails.map((value) => ({
          value,
          label: t('logs.lastLines', { count: Number(value) }),
        }))}
      />
      <Select
        label={t('logs.since')}
        value={sinces.find((one) => one === part.since) ?? 'begin'}
        onChange={(since) => onPart({ ...part, since: since === 'begin' ? '' : since })}
        options={sinces.map((value) => ({ value, label: t(`logs.sinces.${value}`) }))}
      />
    </>
  );
}

function WrapButton() {
  const { t } = useTranslation('containerPlace');
  const wrap = useAppStore((state) => state.logWrap);
  const setLogWrap = useAppStore((state) => state.setLogWrap);
  return (
    <IconButton label={t('logs.wrap')} aria-pressed={wrap} onClick={() => setLogWrap(!wrap)}>
      <WrapText aria-hidden className="size-4" />
    </IconButton>
  );
}

/** The engine has all of the log, the page perhaps only its end. */
function DownloadLink({ container, part, times }: LogToolbarProps) {
  const { t } = useTranslation('containerPlace');
  const query = new URLSearchParams({
    ...logQuery({ ...part, tail: 'all', around: null }),
    timestamps: String(times),
    follow: 'false',
  });
  return (
    <Tooltip text={t('logs.download')}>
      <a
        href={`/api/containers/${encodeURIComponent(container)}/log/text?${query.toString()}`}
        download
        aria-label={t('logs.download')}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
      >
        <Download aria-hidden className="size-4" />
      </a>
    </Tooltip>
  );
}
