import { dockerfilesLimit, type Problem } from '@stagecraft/contracts';
import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import type { FileProblems } from '../../state/problems/workspace-problems.types.ts';
import { Popover } from '../../ui/popover.tsx';
import { Spinner } from '../../ui/spinner.tsx';

interface WorkspaceNoteProps {
  readonly files: readonly FileProblems[];
  /** The workspace was searched. */
  readonly isKnown: boolean;
  readonly isCut: boolean;
  readonly problem: Problem | null;
}

/** How far the check of the workspace is, and what it does not know. */
export function WorkspaceNote(props: WorkspaceNoteProps) {
  const { files, isKnown, isCut, problem } = props;
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
      {isCut ? <Failure>{t('workspace.limited', { count: dockerfilesLimit })}</Failure> : null}
      {isWaiting ? (
        <p className="flex items-start gap-2">
          <Spinner />
          {t('workspace.checking', { checked, count: files.length })}
        </p>
      ) : null}
      {/* Only the end is announced: the count changes all the time. */}
      <p role="status" className={isWaiting ? 'sr-only' : 'flex items-start gap-2'}>
        {isWaiting ? null : (
          <>
            <Info aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            {t('workspace.checked', { count: checked })}
          </>
        )}
      </p>
    </div>
  );
}

function FailedFiles(props: Pick<WorkspaceNoteProps, 'files'>) {
  const { t } = useTranslation('problems');
  const failed = props.files.filter((file) => file.kind === 'failed');
  const [first] = failed;
  if (first === undefined) return null;
  if (failed.length === 1) {
    return (
      <Failure>
        <WhyFailed file={first} />
      </Failure>
    );
  }
  return (
    <Failure>
      {t('workspace.failed', { count: failed.length })}
      <Popover
        label={t('workspace.which')}
        side="top"
        forReading
        trigger={
          <button type="button" className="text-accent underline">
            {t('workspace.which')}
          </button>
        }
      >
        <ul className="flex max-h-64 flex-col gap-1 overflow-y-auto text-sm break-all">
          {failed.map((file) => (
            <li key={file.path}>
              <WhyFailed file={file} />
            </li>
          ))}
        </ul>
      </Popover>
    </Failure>
  );
}

type FailedFile = Extract<FileProblems, { readonly kind: 'failed' }>;

function WhyFailed(props: { readonly file: FailedFile }): ReactNode {
  const { path, problem } = props.file;
  const { t } = useTranslation('problems');
  const language = useAppStore((state) => state.language);
  return problem === null
    ? t('workspace.notChecked', { path })
    : t('workspace.notRead', { path, reason: problem.message[language] });
}

function Failure(props: { readonly children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 break-all">
      <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warning" />
      {props.children}
    </p>
  );
}
