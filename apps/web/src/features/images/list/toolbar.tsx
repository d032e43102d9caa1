import { ArrowDownNarrowWide, ArrowUpNarrowWide, Ellipsis, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';
import { ListCommand } from '../../../ui/list-command.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/menu.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { dockerWords } from '../docker-words.ts';
import type { ImageTask } from '../image-dialogs.tsx';
import type { ImageSort, ImageView } from './view.ts';

interface ListToolbarProps {
  readonly view: ImageView;
  readonly onView: (view: ImageView) => void;
  readonly repositories: readonly string[];
  readonly measuring: 'unasked' | 'asking' | 'known' | 'unknown';
  readonly onMeasure: () => void;
  readonly onTask: (task: ImageTask) => void;
}

const kinds = ['all', 'named', 'dangling', 'used', 'unused', 'built'] as const;
const sorts = ['created', 'name', 'size', 'own'] as const;
/** Radix takes no empty value; no repository has a blank in its name. */
const anyRepository = 'any repository';

/** Finding, filtering and ordering, and what is done without choosing an image first. */
export function ListToolbar(props: ListToolbarProps) {
  const { view, onView } = props;
  const { t } = useTranslation('images');
  const change = (part: Partial<ImageView>): void => onView({ ...view, ...part });
  const Direction = view.ascending ? ArrowUpNarrowWide : ArrowDownNarrowWide;
  const sortBy = (sort: ImageSort): void => {
    // What is largest or newest comes first, names begin with A.
    change({ sort, ascending: sort === 'name' });
    if (sort === 'own' && props.measuring !== 'known') props.onMeasure();
  };
  return (
    <div className="flex flex-col gap-1.5 border-b p-2">
      <div className="flex items-center gap-1">
        <TextField
          label={t('list.search')}
          hideLabel
          type="search"
          placeholder={t('list.searchHint')}
          icon={<Search aria-hidden className="size-3.5" />}
          value={view.search}
          onValueChange={(search) => change({ search })}
          className="flex-1"
        />
        <MoreMenu {...props} />
      </div>
      <div className="flex flex-wrap items-center gap-1">
        <Select
          label={t('filter.label')}
          value={view.kind}
          onChange={(kind) => change({ kind })}
          options={kinds.map((value) => ({ value, label: t(`filter.${value}`) }))}
        />
        <RepositoryFilter {...props} />
        <span className="flex-1" />
        <Select
          label={t('sort.label')}
          value={view.sort}
          onChange={sortBy}
          options={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
        />
        <IconButton
          label={t(view.ascending ? 'sort.ascending' : 'sort.descending')}
          onClick={() => change({ ascending: !view.ascending })}
        >
          <Direction aria-hidden className="size-4" />
        </IconButton>
      </div>
      <ListCommand
        command={dockerWords.list(view)}
        copyLabel={t('copyCommand')}
        testId="docker-images"
      />
    </div>
  );
}

function RepositoryFilter({ view, onView, repositories }: ListToolbarProps) {
  const { t } = useTranslation('images');
  if (repositories.length < 2) return null;
  return (
    <Select
      label={t('filter.repository')}
      value={view.repository === '' ? anyRepository : view.repository}
      onChange={(value) => onView({ ...view, repository: value === anyRepository ? '' : value })}
      options={[
        { value: anyRepository, label: t('filter.anyRepository') },
        ...repositories.map((value) => ({ value, label: value })),
      ]}
      className="max-w-48"
    />
  );
}

/** What is done without choosing an image first. */
function MoreMenu(props: ListToolbarProps) {
  const { t } = useTranslation('images');
  const { onTask } = props;
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t('list.more')}>
          <Ellipsis aria-hidden className="size-4" />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => onTask({ kind: 'load' })}>{t('action.load')}</MenuItem>
      <MenuItem onSelect={() => onTask({ kind: 'import' })}>{t('action.import')}</MenuItem>
      <MenuItem onSelect={() => onTask({ kind: 'export' })}>{t('action.export')}</MenuItem>
      <MenuSeparator />
      <MenuItem disabled={props.measuring === 'asking'} onSelect={props.onMeasure}>
        {t(`measure.${props.measuring}`)}
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger onSelect={() => onTask({ kind: 'prune' })}>
        {t('action.prune')}
      </MenuItem>
    </Menu>
  );
}
