import type { Problem, RecordedSession } from '@stagecraft/contracts';
import { GitCommitHorizontal, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { nothingMade } from '../../../state/recording-slice.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { CommitDialog } from '../commit/commit-dialog.tsx';
import { CommittedFiles } from '../commit/committed-files.tsx';
import { CommandList } from './command-list.tsx';
import { ProposalView } from './proposal/proposal-view.tsx';
import { Proof } from './proof/proof.tsx';

interface RecordingProps {
  readonly session: RecordedSession;
  readonly terminals: (session: string) => ReactNode;
  readonly onEnded: () => void;
}

const parts = ['record', 'changes', 'propose', 'prove'] as const;
type Part = (typeof parts)[number];

/** A session that is recorded: its commands, changes, proposal and proof. */
export function Recording({ session, terminals, onEnded }: RecordingProps) {
  const { t } = useTranslation('sessions');
  const [part, setPart] = useState<Part>('record');
  const work = useAppStore((state) => state.recordings[session.id] ?? nothingMade);
  const change = useAppStore((state) => state.changeRecording);
  const [committing, setCommitting] = useState(false);
  const contents: Readonly<Record<Part, ReactNode>> = {
    record: <RecordPart session={session} terminals={terminals} />,
    changes: (
      <div className="p-3">
        <CommittedFiles container={session.containerId} revision={session.commands.length} />
      </div>
    ),
    propose: <ProposalView session={session} work={work} onProve={() => setPart('prove')} />,
    prove: (
      <Proof
        session={session}
        work={work}
        onCommit={() => setCommitting(true)}
        onMended={() => setPart('propose')}
      />
    ),
  };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Tabs
        className="flex-1"
        label={t('parts')}
        value={part}
        onChange={setPart}
        tabs={parts.map((value) => ({
          value,
          label: t(`part.${value}`),
          content: contents[value],
        }))}
        actions={
          <>
            <Button
              size="small"
              icon={<GitCommitHorizontal aria-hidden className="size-3.5" />}
              onClick={() => setCommitting(true)}
            >
              {t(work.committed === null ? 'commit.action' : 'commit.again')}
            </Button>
            <EndButton session={session} onEnded={onEnded} />
          </>
        }
      />
      {committing ? (
        <CommitDialog
          container={{ id: session.containerId, name: session.containerName }}
          session={session}
          onCommitted={(committed) => change(session.id, { committed })}
          onClose={() => setCommitting(false)}
        />
      ) : null}
    </div>
  );
}

function EndButton({ session, onEnded }: Pick<RecordingProps, 'session' | 'onEnded'>) {
  const { t } = useTranslation('sessions');
  const ask = useAppStore((state) => state.askRecords);
  const showContainer = useAppStore((state) => state.showContainer);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const end = async (): Promise<void> => {
    setAsking(false);
    const answer = await ask('endSession', { params: { id: session.id } });
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    if (session.ownsContainer) showContainer(null);
    else onEnded();
  };
  return (
    <>
      {problem === null ? null : <ErrorNotice problem={problem} />}
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
        <CommandList commands={session.commands} />
        {session.truncated ? <p className="mt-2 text-xs text-muted">{t('truncated')}</p> : null}
      </section>
    </div>
  );
}
