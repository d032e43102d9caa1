import type { BuildSummary, TrendPoint } from '@stagecraft/contracts';
import { Check, Columns2, Pin, Square, Telescope, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { formatDuration, formatTime } from '../../../ui/format.ts';
import { PhaseMark } from '../../../ui/phase-mark.tsx';
import { Elapsed } from '../shared/elapsed.tsx';
import { isGoing } from '../../../state/build/list.ts';
import { BuildMenu } from './build-menu.tsx';

interface BuildEntryProps {
  readonly build: BuildSummary;
  /** What came of the prediction for it; null where there was none. */
  readonly prediction: TrendPoint['prediction'];
  readonly selected: boolean;
  readonly onSelect: (chosen: boolean) => void;
  readonly onDelete: () => void;
}

/** One build of the list. */
export function BuildEntry(props: BuildEntryProps) {
  const { build, selected, onSelect } = props;
  const { t, i18n } = useTranslation(['build', 'records']);
  const active = useAppStore((state) => state.activeBuildId === build.id);
  const selectBuild = useAppStore((state) => state.selectBuild);
  const showBottom = useAppStore((state) => state.showBottom);
  const names = build.options.tags.join(', ');
  return (
    <li
      className={classNames(
        'group flex items-start gap-1 border-l-2 px-2 py-1.5',
        active ? 'border-accent bg-selected' : 'border-transparent hover:bg-hover',
      )}
    >
      <Checkbox
        checked={selected}
        disabled={isGoing(build)}
        hideLabel
        label={t('records:list.select', { number: build.number })}
        onChange={onSelect}
      />
      <button
        type="button"
        aria-current={active || undefined}
        onClick={() => {
          void selectBuild(build.id);
          showBottom('log');
        }}
        className="min-w-0 flex-1 rounded text-left"
      >
        <span className="flex items-center gap-2">
          <span className="font-medium tabular-nums">
            {t('list.number', { number: build.number })}
          </span>
          <PhaseMark phase={build.state} />
        </span>
        <Label build={build} />
        <Pair build={build} />
        <span className="block truncate text-xs text-muted">
          {build.options.dockerfile}
          {build.options.target === null
            ? ''
            : ` · ${t('status.target', { target: build.options.target })}`}
          {names === '' ? '' : ` · ${names}`}
        </span>
        <span className="flex flex-wrap gap-x-2 text-xs text-muted tabular-nums">
          <span>{formatTime(build.createdAt, i18n.language)}</span>
          <BuildTime build={build} />
        </span>
        <Outcome prediction={props.prediction} />
      </button>
      {isGoing(build) ? null : <BuildMenu build={build} />}
      <EntryAction build={build} onDelete={props.onDelete} />
    </li>
  );
}

/** What a person noted about the record: its name, and that it stays. */
function Label({ build }: { readonly build: BuildSummary }) {
  const { t } = useTranslation('records');
  const { name, pinned } = build;
  if (name === null && !pinned) return null;
  return (
    <span className="flex items-center gap-1 text-xs">
      {pinned ? (
        <span title={t('list.pinned')} className="shrink-0 text-accent">
          <Pin aria-hidden className="size-3" />
          <span className="sr-only">{t('list.pinned')}</span>
        </span>
      ) : null}
      <span className="min-w-0 truncate">{name}</span>
    </span>
  );
}

/** That it was built by both builders, and which one this is. */
function Pair({ build: { pairId, options } }: { readonly build: BuildSummary }) {
  const { t } = useTranslation(['records', 'lens']);
  if (pairId === null) return null;
  const builder = t(`lens:builder.${options.builder ?? 'buildkit'}`);
  return (
    <span className="flex items-center gap-1 text-xs text-muted">
      <Columns2 aria-hidden className="size-3 shrink-0" />
      <span className="sr-only">{t('list.paired', { builder })}</span>
      <span aria-hidden className="min-w-0 truncate">
        {builder}
      </span>
    </span>
  );
}

/** How many steps the cache had, or had not, as it was expected. */
function Outcome({ prediction }: Pick<BuildEntryProps, 'prediction'>) {
  const { t } = useTranslation('records');
  if (prediction === null) return null;
  const { right, told } = prediction;
  const Icon = right === told ? Check : Telescope;
  return (
    <span className="flex items-center gap-1 text-xs text-muted">
      <Icon aria-hidden className="size-3 shrink-0" />
      {t('foretell.outcome', { right, told })}
    </span>
  );
}

function EntryAction(props: { readonly build: BuildSummary; readonly onDelete: () => void }) {
  const { build } = props;
  const { t } = useTranslation('build');
  const selectBuild = useAppStore((state) => state.selectBuild);
  const cancelBuild = useAppStore((state) => state.cancelBuild);
  const cancel = async () => {
    await selectBuild(build.id);
    await cancelBuild();
  };
  return isGoing(build) ? (
    <IconButton
      size="small"
      label={t('list.cancel', { number: build.number })}
      onClick={() => void cancel()}
    >
      <Square aria-hidden className="size-3 fill-current" />
    </IconButton>
  ) : (
    <IconButton
      size="small"
      label={t('list.delete', { number: build.number })}
      onClick={props.onDelete}
    >
      <Trash2 aria-hidden className="size-3.5" />
    </IconButton>
  );
}

function BuildTime({ build }: { readonly build: BuildSummary }) {
  const { i18n } = useTranslation('build');
  if (build.startedAt === null) return null;
  if (isGoing(build)) return <Elapsed since={build.startedAt} />;
  if (build.finishedAt === null) return null;
  return formatDuration(build.finishedAt - build.startedAt, i18n.language);
}
