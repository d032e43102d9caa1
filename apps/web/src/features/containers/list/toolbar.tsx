import { ArrowDownNarrowWide, ArrowUpNarrowWide, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';
import { ListCommand } from '../../../ui/list-command.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { psCommand, type ContainerView } from './view.ts';

interface ListToolbarProps {
  readonly view: ContainerView;
  readonly onView: (view: ContainerView) => void;
  readonly images: readonly string[];
  readonly labels: readonly string[];
}

const states = ['all', 'running', 'paused', 'exited', 'created'] as const;
const sorts = ['created', 'name', 'image', 'state'] as const;
const lasts = ['all', '1', '5', '10', '25'] as const;
/** Radix takes no empty value; neither an image's name nor a label begins with a blank. */
const any = ' any';

/** Finding, filtering and ordering, with the `docker ps` that shows the same. */
export function ListToolbar(props: ListToolbarProps) {
  const { view, onView } = props;
  const { t } = useTranslation('containerPlace');
  const change = (part: Partial<ContainerView>): void => onView({ ...view, ...part });
  return (
    <div className="flex flex-col gap-1.5 border-b p-2">
      <TextField
        label={t('list.search')}
        hideLabel
        type="search"
        placeholder={t('list.searchHint')}
        icon={<Search aria-hidden className="size-3.5" />}
        value={view.search}
        onValueChange={(search) => change({ search })}
      />
      <div className="flex flex-wrap items-center gap-1">
        <Select
          label={t('filter.state')}
          value={view.state}
          onChange={(state) => change({ state })}
          options={states.map((value) => ({ value, label: t(`filter.${value}`) }))}
        />
        <Choice
          label={t('filter.image')}
          none={t('filter.anyImage')}
          value={view.image}
          values={props.images}
          onChange={(image) => change({ image })}
        />
        <Choice
          label={t('filter.label')}
          none={t('filter.anyLabel')}
          value={view.label}
          values={props.labels}
          onChange={(label) => change({ label })}
        />
        <Select
          label={t('filter.last')}
          value={lasts.find((one) => one === String(view.last)) ?? 'all'}
          onChange={(last) => change({ last: last === 'all' ? null : Number(last) })}
          options={lasts.map((value) => ({
            value,
            label: t(`last.${value === 'all' || value === '1' ? value : 'several'}`, {
              count: Number(value),
            }),
          }))}
        />
        <Order view={view} onChange={change} />
      </div>
      <ListCommand command={psCommand(view)} copyLabel={t('list.copyCommand')} testId="docker-ps" />
    </div>
  );
}

interface OrderProps {
  readonly view: ContainerView;
  readonly onChange: (part: Partial<ContainerView>) => void;
}

function Order({ view, onChange }: OrderProps) {
  const { t } = useTranslation('containerPlace');
  const Direction = view.ascending ? ArrowUpNarrowWide : ArrowDownNarrowWide;
  return (
    <span className="ml-auto flex items-center gap-1">
      <Select
        label={t('sort.label')}
        value={view.sort}
        onChange={(sort) => onChange({ sort, ascending: sort !== 'created' })}
        options={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
      />
      <IconButton
        label={t(view.ascending ? 'sort.ascending' : 'sort.descending')}
        onClick={() => onChange({ ascending: !view.ascending })}
      >
        <Direction aria-hidden className="size-4" />
      </IconButton>
    </span>
  );
}

interface ChoiceProps {
  readonly label: string;
  /** What is said where nothing is chosen. */
  readonly none: string;
  /** Empty for nothing. */
  readonly value: string;
  readonly values: readonly string[];
  readonly onChange: (value: string) => void;
}

/** One of the values there are, or none; not there where it could not tell containers apart. */
function Choice({ label, none, value, values, onChange }: ChoiceProps) {
  if (value === '' && values.length < 2) return null;
  return (
    <Select
      label={label}
      value={value === '' ? any : value}
      onChange={(next) => onChange(next === any ? '' : next)}
      options={[
        { value: any, label: none },
        ...[...new Set([...values, ...(value === '' ? [] : [value])])].map((one) => ({
          value: one,
          label: one,
        })),
      ]}
      className="max-w-36"
    />
  );
}
