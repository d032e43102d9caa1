import type { LayerChangeKind } from '@stagecraft/contracts';
import { Search, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { isFiltering, noFilter, type LayerFilter } from './use-search.ts';

const changes: readonly LayerChangeKind[] = ['added', 'changed', 'removed'];
/** Least sizes that can be chosen, in bytes, and what they are called. */
const sizes = [
  ['0', 'anySize'],
  ['100000', 'size100k'],
  ['1000000', 'size1m'],
  ['10000000', 'size10m'],
  ['100000000', 'size100m'],
] as const;

interface FilterBarProps {
  readonly view: 'layer' | 'merged';
  readonly onView: (view: 'layer' | 'merged') => void;
  readonly filter: LayerFilter;
  readonly onFilter: (filter: LayerFilter) => void;
}

/** Which files are shown: of this layer or up to it, by change, size and path. */
export function FilterBar({ view, onView, filter, onFilter }: FilterBarProps) {
  const { t } = useTranslation('layers');
  return (
    <div className="flex flex-wrap items-center gap-2 border-b bg-panel px-2 py-1">
      <ViewSwitch view={view} onView={onView} />
      <TextField
        label={t('explorer.pattern')}
        hideLabel
        mono
        placeholder={t('explorer.patternHint')}
        icon={<Search aria-hidden className="size-3.5" />}
        value={filter.pattern}
        onValueChange={(pattern) => onFilter({ ...filter, pattern })}
        className="min-w-36 flex-1"
      />
      <Select
        label={t('explorer.changeFilter')}
        value={filter.change ?? 'any'}
        onChange={(value) =>
          onFilter({ ...filter, change: changes.find((one) => one === value) ?? null })
        }
        options={[
          { value: 'any', label: t('explorer.anyChange') },
          ...changes.map((value) => ({ value, label: t(`change.${value}`) })),
        ]}
      />
      <Select
        label={t('explorer.sizeFilter')}
        value={String(filter.minSize)}
        onChange={(value) => onFilter({ ...filter, minSize: Number(value) })}
        options={sizes.map(([value, name]) => ({ value, label: t(`explorer.${name}`) }))}
      />
      {isFiltering(filter) ? (
        <IconButton label={t('explorer.clear')} size="small" onClick={() => onFilter(noFilter)}>
          <X aria-hidden className="size-3.5" />
        </IconButton>
      ) : null}
    </div>
  );
}

function ViewSwitch({ view, onView }: Pick<FilterBarProps, 'view' | 'onView'>) {
  const { t } = useTranslation('layers');
  const one = (value: 'layer' | 'merged', label: string, hint: string) => (
    <button
      type="button"
      title={hint}
      aria-pressed={view === value}
      onClick={() => onView(value)}
      className={classNames(
        'h-6 rounded px-2 text-xs',
        view === value ? 'bg-raised font-medium shadow-sm' : 'text-muted hover:text-ink',
      )}
    >
      {label}
    </button>
  );
  return (
    <div
      role="group"
      aria-label={t('explorer.view')}
      className="flex shrink-0 gap-0.5 rounded-md border bg-hover p-0.5"
    >
      {one('layer', t('explorer.onlyLayer'), t('explorer.onlyLayerHint'))}
      {one('merged', t('explorer.merged'), t('explorer.mergedHint'))}
    </div>
  );
}
