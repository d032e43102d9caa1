import type { RecordedSession } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { useAppStoreApi } from '../../../../state/hooks.tsx';
import type { ProofState, RecordingWork } from '../../../../state/recording-slice.types.ts';
import { ErrorNotice } from '../../../../ui/error-notice.tsx';
import { ShellCommand } from '../../../../ui/shell-command.tsx';
import { Spinner } from '../../../../ui/spinner.tsx';
import { isEdited, textOf } from '../proposal/lines.ts';
import { usePropose } from '../proposal/use-propose.ts';
import { prove } from './prove.ts';
import { Steps } from './steps.tsx';
import { Verdict } from './verdict.tsx';

interface ProofProps {
  readonly session: RecordedSession;
  readonly work: RecordingWork;
  /** Another proposal is on its way. */
  readonly renewing: boolean;
  readonly onCommit: () => void;
  /** There is another proposal. */
  readonly onMended: () => void;
}

/** Builds a proposal and shows what its image has otherwise than the committed one. */
export function Proof({ session, work, renewing, onCommit, onMended }: ProofProps) {
  const { t } = useTranslation(['sessions', 'containerPlace']);
  const store = useAppStoreApi();
  const { busy, problem, propose } = usePropose(session.id);
  const { committed, recipe, lines, proof } = work;
  const mend = async (built: string): Promise<void> => {
    if (await propose(built)) onMended();
  };
  return (
    <div className="flex max-w-4xl flex-col gap-4 p-4">
      <p className="text-xs text-muted">{t('proof.text')}</p>
      <Steps
        session={session}
        work={work}
        proposing={busy || renewing}
        onCommit={onCommit}
        onPropose={() => void propose(null)}
        onProve={() => {
          if (committed !== null) void prove(store, session.id, textOf(lines), committed);
        }}
      />
      {problem === null ? null : <ErrorNotice problem={problem} />}
      <Progress state={proof} />
      {proof.kind === 'proved' ? (
        <Verdict
          proof={proof.proof}
          mending={busy}
          losesEdits={recipe !== null && isEdited(recipe, lines)}
          onMend={() => void mend(proof.proof.builtImage)}
        />
      ) : null}
      <ShellCommand
        title={t('proof.command')}
        copyLabel={t('containerPlace:copyCommand')}
        command="docker build ."
        testId="docker-command"
      />
    </div>
  );
}

/** How far the build and the comparison are, with what the build says. */
function Progress({ state }: { readonly state: ProofState }) {
  const { t } = useTranslation('sessions');
  if (state.kind === 'refused') return <ErrorNotice problem={state.problem} />;
  if (!('log' in state)) return null;
  return (
    <>
      {state.kind === 'failed' ? (
        <p role="alert" className="text-sm break-words text-danger">
          {t('proof.failed', { message: state.message })}
        </p>
      ) : (
        <p role="status" className="flex items-center gap-2 text-xs text-muted">
          <Spinner /> {t(state.kind === 'building' ? 'proof.building' : 'proof.comparing')}
        </p>
      )}
      {state.log === '' ? null : (
        <pre
          role="log"
          tabIndex={0}
          aria-label={t('proof.log')}
          className="max-h-64 overflow-auto rounded-md border bg-canvas p-2 font-mono text-xs whitespace-pre-wrap"
        >
          {state.log}
        </pre>
      )}
    </>
  );
}
