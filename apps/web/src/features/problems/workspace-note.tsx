import { dockerfilesLimit, type Problem } from '@stagecraft/contracts';
import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import type { FileProblems } from '../../state/problems/workspace-problems.types.ts';
import { Spinner } from '../../ui/spinner.tsx';

interface WorkspaceNoteProps {
  readonly files: readonly FileProblems[];
  /** The workspace was searched. */
  readonly isKnown: boolean;
  readonly problem: Problem | null;
}

/** How far the check of the workspace is, and what it does not know. */
export function WorkspaceNote(props: WorkspaceNoteProps) {
  const { files, isKnown, problem } = props;
  const { t } = useTranslation('problems');
  const language = useAppStore((state) => state.language);
  const checked = files.filter(({ kind }) => kind === 'checked').length;
  const isWaiting = !isKnown || files.some(({ kind }) => kind === 'waiting');
  return (
    <div className="flex flex-col gap-0.5 border-t px-3 py-1 text-xs text-muted">
      {problem === null ? null : (
        <Failure>{t('workspace.notFound', { reason: problem.message[language] })}</Failure>
      )}
      <FailedFiles files={files} />
      {files.length < dockerfilesLimit ? null : (
        <Failure>{t('workspace.limited', { count: dockerfilesLimit })}</Failure>
      )}
      <p role="status" className="flex items-start gap-2">
        {isWaiting ? <Spinner /> : <Info aria-hidden className="mt-0.5 size-3.5 shrink-0" />}
        {isWaiting
          ? t('workspace.checking', { checked, count: files.length })
          : t('workspace.checked', { count: checked })}
      </p>
    </div>
  );
}

/** As many as leave room for the list. */
const mostFailures = 3;

function FailedFiles(props: Pick<WorkspaceNoteProps, 'files'>) {
  const { t } = useTranslation('problems');
  const language = useAppStore((state) => state.language);
  const failed = props.files.filter((file) => file.kind === 'failed');
  const more = failed.length - mostFailures;
  return (
    <>
      {failed.slice(0, mostFailures).map(({ path, problem }) => (
        <Failure key={path}>
          {problem === null
            ? t('workspace.notChecked', { path })
            : t('workspace.notRead', { path, reason: problem.message[language] })}
        </Failure>
      ))}
      {more > 0 ? <Failure>{t('workspace.moreNotRead', { count: more })}</Failure> : null}
    </>
  );
}

function Failure(props: { readonly children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 break-all">
      <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warning" />
      {props.children}
    </p>
  );
}
