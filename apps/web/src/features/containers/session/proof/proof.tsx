import type { RecordedSession } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import type { RecordingWork } from '../../../../state/recording-slice.types.ts';
import { Button } from '../../../../ui/button.tsx';
import { ErrorNotice } from '../../../../ui/error-notice.tsx';
import { Spinner } from '../../../../ui/spinner.tsx';
import { textOf } from '../proposal/lines.ts';
import { usePropose } from '../proposal/use-propose.ts';
import type { ProofState } from './proof-state.ts';
import { useProof } from './use-proof.ts';
import { Verdict } from './verdict.tsx';

interface ProofProps {
  readonly session: RecordedSession;
  readonly work: RecordingWork;
  readonly onCommit: () => void;
  /** There is another proposal. */
  readonly onMended: () => void;
}

/** Builds a proposal and shows what its image has otherwise than the committed one. */
export function Proof({ session, work, onCommit, onMended }: ProofProps) {
  const { t } = useTranslation('sessions');
  const { state, prove } = useProof(session.id);
  const { busy, problem, propose } = usePropose(session.id, work);
  const { committed, recipe, lines } = work;
  const going = state.kind === 'building' || state.kind === 'comparing';
  const mend = async (built: string): Promise<void> => {
    if (await propose(built)) onMended();
  };
  return (
    <div className="flex flex-col gap-3 p-4">
      <p className="max-w-3xl text-xs text-muted">{t('proof.text')}</p>
      <div className="flex flex-wrap items-center gap-2">
        {committed === null ? (
          <>
            <Button onClick={onCommit}>{t('commit.action')}</Button>
            <span className="text-xs text-muted">{t('proof.needsCommit')}</span>
          </>
        ) : (
          <Button
            variant="primary"
            disabled={recipe === null}
            busy={going}
            onClick={() => void prove(textOf(lines), committed)}
          >
            {t(state.kind === 'proved' ? 'proof.again' : 'proof.action')}
          </Button>
        )}
        {recipe === null ? (
          <span className="text-xs text-muted">{t('proof.needsProposal')}</span>
        ) : null}
      </div>
      {problem === null ? null : <ErrorNotice problem={problem} />}
      <Progress state={state} />
      {state.kind === 'proved' ? (
        <Verdict
          proof={state.proof}
          mending={busy}
          onMend={() => void mend(state.proof.builtImage)}
        />
      ) : null}
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
