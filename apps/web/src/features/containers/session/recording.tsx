import type { Problem, RecordedSession } from '@stagecraft/contracts';
import { GitCommitHorizontal, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { sessionParts, type SessionPart } from '../../../state/place-slice.types.ts';
import { nothingMade } from '../../../state/recording-slice.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { CommitDialog } from '../commit/commit-dialog.tsx';
import { CommittedFiles } from '../commit/committed-files.tsx';
import { dockerWords } from '../docker-words.ts';
import { CommandList } from './command-list.tsx';
import { PartMark } from './part-mark.tsx';
import { ProposalView } from './proposal/proposal-view.tsx';
import { usePropose } from './proposal/use-propose.ts';
import { Proof } from './proof/proof.tsx';

interface RecordingProps {
  readonly session: RecordedSession;
  readonly terminals: (session: string) => ReactNode;
  readonly onEnded: () => void;
}

/** A session that is recorded: its commands, changes, proposal and proof. */
export function Recording({ session, terminals, onEnded }: RecordingProps) {
  const { t } = useTranslation('sessions');
  const part = useAppStore((state) => state.sessionPart);
  const showPart = useAppStore((state) => state.showSessionPart);
  const work = useAppStore((state) => state.recordings[session.id] ?? nothingMade);
  const change = useAppStore((state) => state.changeRecording);
  const renewal = usePropose(session.id);
  const [committing, setCommitting] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const refused = problem ?? renewal.problem;
  const contents: Readonly<Record<SessionPart, ReactNode>> = {
    record: <RecordPart session={session} terminals={terminals} />,
    changes: <ChangesPart session={session} />,
    propose: <ProposalView session={session} work={work} onProve={() => showPart('prove')} />,
    prove: (
      <Proof
        session={session}
        work={work}
        renewing={renewal.busy}
        onCommit={() => setCommitting(true)}
        onMended={() => showPart('propose')}
      />
    ),
  };
  return (
    <div className="flex h-full min-h-0 flex-col">
      {refused === null ? null : <ErrorNotice problem={refused} />}
      <Tabs
        className="flex-1"
        label={t('parts')}
        value={part}
        onChange={showPart}
        tabs={sessionParts.map((value) => ({
          value,
          label: t(`part.${value}`),
          extra: <PartMark part={value} session={session} work={work} />,
          content: contents[value],
        }))}
        actions={
          <>
            <CommitButton again={work.committed !== null} onCommit={() => setCommitting(true)} />
            <EndButton session={session} onEnded={onEnded} onProblem={setProblem} />
          </>
        }
      />
      {committing ? (
        <CommitDialog
          container={{ id: session.containerId, name: session.containerName }}
          session={session}
          onCommitted={(committed) => {
            change(session.id, { committed, committedCommands: session.commands.length });
            // The configuration that the image was committed with belongs into the Dockerfile.
            if (work.recipe !== null) void renewal.propose(null);
          }}
          onClose={() => setCommitting(false)}
        />
      ) : null}
    </div>
  );
}

interface CommitButtonProps {
  readonly again: boolean;
  readonly onCommit: () => void;
}

function CommitButton({ again, onCommit }: CommitButtonProps) {
  const { t } = useTranslation('sessions');
  return (
    <Button
      size="small"
      icon={<GitCommitHorizontal aria-hidden className="size-3.5" />}
      onClick={onCommit}
    >
      {t(again ? 'commit.again' : 'commit.action')}
    </Button>
  );
}

interface EndButtonProps extends Pick<RecordingProps, 'session' | 'onEnded'> {
  /** Gets what it was refused with; null once it was not. */
  readonly onProblem: (problem: Problem | null) => void;
}

function EndButton({ session, onEnded, onProblem }: EndButtonProps) {
  const { t } = useTranslation('sessions');
  const ask = useAppStore((state) => state.askRecords);
  const showContainer = useAppStore((state) => state.showContainer);
  const [asking, setAsking] = useState(false);
  const end = async (): Promise<void> => {
    setAsking(false);
    const answer = await ask('endSession', { params: { id: session.id } });
    onProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    if (session.ownsContainer) showContainer(null);
    else onEnded();
  };
  return (
    <>
      <Button
        size="small"
        variant="ghost"
        icon={<Trash2 aria-hidden className="size-3.5" />}
        onClick={() => setAsking(true)}
      >
        {t('end.action')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('end.title')}
        text={t(session.ownsContainer ? 'end.withContainer' : 'end.containerStays')}
        confirmLabel={t('end.confirm')}
        onConfirm={() => void end()}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}

/** What a commit would hold now. */
function ChangesPart({ session }: Pick<RecordingProps, 'session'>) {
  const { t } = useTranslation('containerPlace');
  return (
    <div className="flex flex-col gap-4 p-4">
      <CommittedFiles container={session.containerId} revision={session.commands.length} />
      <ShellCommand
        title={t('command')}
        copyLabel={t('copyCommand')}
        command={dockerWords.diff(session.containerName)}
        testId="docker-command"
      />
    </div>
  );
}

/** The terminal, and beside it what was run in it. */
function RecordPart({ session, terminals }: Pick<RecordingProps, 'session' | 'terminals'>) {
  const { t } = useTranslation('sessions');
  return (
    <div className="flex h-full min-h-0 flex-col lg:flex-row">
      <section aria-label={t('terminal')} className="min-h-48 min-w-0 flex-1 border-r">
        {terminals(session.id)}
      </section>
      <section
        aria-label={t('commands.title')}
        tabIndex={0}
        className="max-h-64 min-h-0 shrink-0 overflow-auto p-3 focus-visible:-outline-offset-2 lg:max-h-none lg:w-80"
      >
        <h3 className="mb-2 text-xs font-medium text-muted">{t('commands.title')}</h3>
        {session.state === 'unrecordable' ? (
          <p role="alert" className="mb-2 text-sm text-danger">
            {t('unrecordable')}
          </p>
        ) : null}
        <CommandList commands={session.commands} closed={session.state === 'ended'} />
        {session.truncated ? <p className="mt-2 text-xs text-muted">{t('truncated')}</p> : null}
      </section>
    </div>
  );
}
