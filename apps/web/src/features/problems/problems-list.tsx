import { CircleCheck, FileQuestion, SearchX } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkedText } from '../../state/document/notices.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { filterFound, foundIn, type Found } from './grouping.ts';
import { ProblemRows } from './problem-rows.tsx';
import { ProblemsBar } from './problems-bar.tsx';
import { UncheckedNote } from './unchecked-note.tsx';
import { WorkspaceNote } from './workspace-note.tsx';
import { useWorkspaceProblems } from './use-workspace-problems.ts';

/** What BuildKit would refuse or warn of, and what rules object to: in the file in front, or in all files. */
export function ProblemsList() {
  const files = useAppStore((state) => state.problemsView.files);
  return files === 'front' ? <FrontProblems /> : <AllProblems />;
}

function FrontProblems() {
  const { t } = useTranslation('problems');
  const text = useAppStore(checkedText);
  const grouping = useAppStore((state) => state.problemsView.grouping);
  const [filter, setFilter] = useState('');
  return (
    <div className="flex h-full flex-col">
      <ProblemsBar filter={filter} onFilter={setFilter} />
      {text === null ? (
        <EmptyState
          icon={<FileQuestion className="size-6" />}
          title={t('noFile.title')}
          hint={t('noFile.hint')}
        />
      ) : (
        <Listed
          label={t('label', { path: text.path })}
          found={foundIn([text])}
          filter={filter}
          onFilter={setFilter}
          grouping={grouping}
          none={t('none.hint', { path: text.path })}
        />
      )}
      {text?.unchecked == null ? null : <UncheckedNote unchecked={text.unchecked} />}
    </div>
  );
}

function AllProblems() {
  const { t } = useTranslation('problems');
  const known = useWorkspaceProblems();
  const { files, isKnown } = known;
  const grouping = useAppStore((state) => state.problemsView.workspaceGrouping);
  const [filter, setFilter] = useState('');
  const texts = files.flatMap((file) => (file.kind === 'checked' ? [file.checked] : []));
  const isOver = isKnown && files.length > 0 && files.every(({ kind }) => kind === 'checked');
  return (
    <div className="flex h-full flex-col">
      <ProblemsBar filter={filter} onFilter={setFilter} />
      <Listed
        label={t('workspace.label')}
        found={foundIn(texts)}
        filter={filter}
        onFilter={setFilter}
        grouping={grouping}
        none={isOver ? t('workspace.none', { count: files.length }) : null}
      />
      <WorkspaceNote {...known} />
    </div>
  );
}

interface ListedProps {
  readonly label: string;
  readonly found: readonly Found[];
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly grouping: Parameters<typeof ProblemRows>[0]['grouping'];
  /** What it means that nothing was found; null while that is not known. */
  readonly none: string | null;
}

function Listed(props: ListedProps) {
  const { label, found, grouping, none } = props;
  const { t } = useTranslation('problems');
  const language = useAppStore((state) => state.language);
  const wanted = useDeferredValue(props.filter);
  if (found.length === 0) {
    return (
      <div className="min-h-0 flex-1">
        {none === null ? null : (
          <EmptyState
            icon={<CircleCheck className="size-6" />}
            title={t('none.title')}
            hint={none}
          />
        )}
      </div>
    );
  }
  const left = filterFound(found, wanted, language);
  if (left.length === 0) {
    return (
      <div className="min-h-0 flex-1">
        <EmptyState
          icon={<SearchX className="size-6" />}
          title={t('noHit.title', { filter: wanted })}
          action={<Button onClick={() => props.onFilter('')}>{t('noHit.clear')}</Button>}
        />
      </div>
    );
  }
  return <ProblemRows label={label} found={left} grouping={grouping} />;
}
