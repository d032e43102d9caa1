import { ListFilter, WandSparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { checkedText } from '../../state/document/notices.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface ProblemsBarProps {
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
}

/** Which problems are listed, and how. */
export function ProblemsBar(props: ProblemsBarProps) {
  const { t } = useTranslation('problems');
  const setView = useAppStore((state) => state.setProblemsView);
  const files = useAppStore((state) => state.problemsView.files);
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
        label={t('files.label')}
        value={files}
        onChange={(value) => setView({ files: value })}
        options={(['front', 'workspace'] as const).map((value) => ({
          value,
          label: t(`files.${value}`),
        }))}
      />
      <GroupSelect />
      <div className="flex-1" />
      <FixSafe />
    </div>
  );
}

/** Stages are those of one file, and a file has a place in the order of all. */
function GroupSelect() {
  const { t } = useTranslation('problems');
  const setView = useAppStore((state) => state.setProblemsView);
  const { files, grouping, workspaceGrouping } = useAppStore((state) => state.problemsView);
  const label = t('group.label');
  if (files === 'workspace') {
    return (
      <Select
        label={label}
        value={workspaceGrouping}
        onChange={(value) => setView({ workspaceGrouping: value })}
        options={(['file', 'severity', 'rule'] as const).map((value) => ({
          value,
          label: t(`by.${value}`),
        }))}
      />
    );
  }
  return (
    <Select
      label={label}
      value={grouping}
      onChange={(value) => setView({ grouping: value })}
      options={(['none', 'severity', 'rule', 'stage'] as const).map((value) => ({
        value,
        label: t(`by.${value}`),
      }))}
    />
  );
}

function FixSafe() {
  const { t } = useTranslation('problems');
  const setTask = useAppStore((state) => state.setLintTask);
  const path = useAppStore((state) => {
    const text = checkedText(state);
    return text?.notices.some(({ isFixable }) => isFixable) === true ? text.path : null;
  });
  const isAll = useAppStore((state) => state.problemsView.files === 'workspace');
  if (path === null) return null;
  return (
    <Button
      icon={<WandSparkles className="size-4" />}
      onClick={() => setTask({ kind: 'fixAll', scope: { kind: 'safe' } })}
    >
      {isAll ? t('fixSafeIn', { path }) : t('fixSafe')}
    </Button>
  );
}
