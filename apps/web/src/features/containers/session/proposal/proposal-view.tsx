import type { ProposedLine, RecordedSession, SessionRecipe } from '@stagecraft/contracts';
import { FileInput, ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStoreApi } from '../../../../state/hooks.tsx';
import type { RecordingWork } from '../../../../state/recording-slice.types.ts';
import { Button } from '../../../../ui/button.tsx';
import { ErrorNotice } from '../../../../ui/error-notice.tsx';
import { formatBytes } from '../../../../ui/format.ts';
import { CommandList } from '../command-list.tsx';
import { LineCard } from './line-card.tsx';
import { canMove, moved, textOf } from './lines.ts';
import { putLines } from './put-lines.ts';
import { SaveDialog } from './save-dialog.tsx';
import { UnexplainedList } from './unexplained-list.tsx';
import { usePropose } from './use-propose.ts';

interface ProposalViewProps {
  readonly session: RecordedSession;
  readonly work: RecordingWork;
  /** Goes to the proof. */
  readonly onProve: () => void;
}

/** A Dockerfile that repeats a session: evidence for each line, and what is open. */
export function ProposalView({ session, work, onProve }: ProposalViewProps) {
  const { t } = useTranslation('sessions');
  const { busy, problem, propose } = usePropose(session.id);
  const [saving, setSaving] = useState(false);
  const { recipe, lines, committed } = work;
  const behind = recipe === null ? 0 : session.commands.length - recipe.fates.length;
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant={recipe === null ? 'primary' : 'secondary'}
          busy={busy}
          onClick={() => void propose(null)}
        >
          {t(recipe === null ? 'propose.action' : 'propose.again')}
        </Button>
        {recipe === null ? null : (
          <>
            <Button
              icon={<FileInput aria-hidden className="size-3.5" />}
              onClick={() => setSaving(true)}
            >
              {t('propose.save')}
            </Button>
            <Button
              variant="primary"
              icon={<ListChecks aria-hidden className="size-3.5" />}
              onClick={onProve}
            >
              {t('propose.prove')}
            </Button>
          </>
        )}
        <p className="min-w-48 flex-1 text-xs text-muted">
          {behind > 0
            ? t('propose.behind', { count: behind })
            : t(committed === null ? 'propose.uncommitted' : 'propose.text')}
        </p>
      </div>
      {problem === null ? null : <ErrorNotice problem={problem} />}
      {recipe === null ? null : <Proposed session={session} recipe={recipe} lines={lines} />}
      {saving ? (
        <SaveDialog
          session={session}
          dockerfile={textOf(lines)}
          files={recipe?.files ?? []}
          onClose={() => setSaving(false)}
        />
      ) : null}
    </div>
  );
}

interface ProposedProps {
  readonly session: RecordedSession;
  readonly recipe: SessionRecipe;
  readonly lines: readonly ProposedLine[];
}

function Proposed({ session, recipe, lines }: ProposedProps) {
  const { t } = useTranslation('sessions');
  const store = useAppStoreApi();
  const put = (next: readonly ProposedLine[]): void => putLines(store, session.id, next);
  return (
    <>
      <ol aria-label={t('propose.dockerfile')} className="flex max-w-4xl flex-col gap-1.5">
        {lines.map((line, at) => (
          <LineCard
            key={line.instruction}
            line={line}
            number={at + 1}
            recipe={recipe}
            session={session}
            canRise={canMove(lines, at, -1)}
            canSink={canMove(lines, at, 1)}
            onChange={(part) => put(lines.with(at, { ...line, ...part }))}
            onMove={(by) => put(moved(lines, at, by))}
          />
        ))}
      </ol>
      <Files recipe={recipe} />
      <UnexplainedList recipe={recipe} session={session} />
      <details className="max-w-4xl">
        <summary className="w-fit text-sm font-medium">{t('propose.commands')}</summary>
        <div className="mt-2">
          <CommandList
            commands={session.commands}
            closed={session.state === 'ended'}
            fates={recipe.fates}
          />
        </div>
      </details>
    </>
  );
}

/** Files that go into the build context. */
function Files({ recipe: { files } }: { readonly recipe: SessionRecipe }) {
  const { t, i18n } = useTranslation('sessions');
  if (files.length === 0) return <p className="text-xs text-muted">{t('propose.noFiles')}</p>;
  return (
    <section aria-label={t('propose.files')}>
      <h3 className="mb-1 text-sm font-medium">{t('propose.files')}</h3>
      <ul className="flex flex-col gap-0.5 text-xs">
        {files.map(({ source, path, size }) => (
          <li key={source} className="font-mono wrap-anywhere">
            {source} → {path} <span className="text-muted">{formatBytes(size, i18n.language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
