import { CircleCheck, FileQuestion, ListFilter, SearchX, WandSparkles } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkedText } from '../../state/document/notices.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { filterNotices, type Grouping } from './grouping.ts';
import { ProblemRows } from './problem-rows.tsx';
import { UncheckedNote } from './unchecked-note.tsx';

/** What BuildKit would refuse or warn of, and what rules object to, in the file that is shown. */
export function ProblemsList() {
  const { t } = useTranslation('problems');
  const text = useAppStore(checkedText);
  if (text === null) {
    return (
      <EmptyState
        icon={<FileQuestion className="size-6" />}
        title={t('noFile.title')}
        hint={t('noFile.hint')}
      />
    );
  }
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1">
        {text.notices.length === 0 ? (
          <EmptyState
            icon={<CircleCheck className="size-6" />}
            title={t('none.title')}
            hint={t('none.hint', { path: text.path })}
          />
        ) : (
          <Listed />
        )}
      </div>
      {text.unchecked === null ? null : <UncheckedNote unchecked={text.unchecked} />}
    </div>
  );
}

function Listed() {
  const { t } = useTranslation('problems');
  const text = useAppStore(checkedText);
  const language = useAppStore((state) => state.language);
  const [filter, setFilter] = useState('');
  const [grouping, setGrouping] = useState<Grouping>('none');
  const wanted = useDeferredValue(filter);
  if (text === null) return null;
  const notices = filterNotices(text.notices, wanted, text.model, language);
  return (
    <div className="flex h-full flex-col">
      <Bar
        filter={filter}
        onFilter={setFilter}
        grouping={grouping}
        onGrouping={setGrouping}
        canFix={text.notices.some(({ isFixable }) => isFixable)}
      />
      {notices.length === 0 ? (
        <EmptyState
          icon={<SearchX className="size-6" />}
          title={t('noHit.title', { filter: wanted })}
          action={<Button onClick={() => setFilter('')}>{t('noHit.clear')}</Button>}
        />
      ) : (
        <ProblemRows text={text} notices={notices} grouping={grouping} />
      )}
    </div>
  );
}

interface BarProps {
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly grouping: Grouping;
  readonly onGrouping: (grouping: Grouping) => void;
  readonly canFix: boolean;
}

function Bar(props: BarProps) {
  const { t } = useTranslation('problems');
  const setTask = useAppStore((state) => state.setLintTask);
  const groupings = (['none', 'severity', 'rule', 'stage'] as const).map((value) => ({
    value,
    label: t(`group.${value}`),
  }));
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-2 py-1">
      <TextField
        label={t('filter.label')}
        hideLabel
        placeholder={t('filter.placeholder')}
        icon={<ListFilter className="size-3.5" />}
        value={props.filter}
        onValueChange={props.onFilter}
        className="w-56"
      />
      <Select
        label={t('group.label')}
        value={props.grouping}
        onChange={props.onGrouping}
        options={groupings}
      />
      <div className="flex-1" />
      {props.canFix ? (
        <Button
          icon={<WandSparkles className="size-4" />}
          onClick={() => setTask({ kind: 'fixAll', scope: { kind: 'safe' } })}
        >
          {t('fixSafe')}
        </Button>
      ) : null}
    </div>
  );
}
