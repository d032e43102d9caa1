import { ProofMessage } from '@stagecraft/contracts';
import type { ProofState } from '../../../../state/recording-slice.types.ts';
import type { AppStore } from '../../../../state/types.ts';
import { withMessage } from './proof-state.ts';

const isOver = ({ kind }: ProofState): boolean => kind === 'proved' || kind === 'failed';

/**
 * Builds a proposal and compares what it makes with a committed image. It goes on, and is told in the
 * session's work, while the person looks elsewhere.
 */
export async function prove(
  store: AppStore,
  session: string,
  dockerfile: string,
  image: string,
): Promise<void> {
  const { askRecords, changeRecording } = store.getState();
  let latest: ProofState = { kind: 'building', log: '' };
  const tell = (proof: ProofState): void => {
    latest = proof;
    changeRecording(session, { proof });
  };
  tell(latest);
  const onLine = (line: unknown): void => {
    const message = ProofMessage.safeParse(line);
    if (message.success) tell(withMessage(latest, message.data, dockerfile));
  };
  const params = { id: session };
  const answer = await askRecords('proveRecipe', { params, body: { dockerfile, image }, onLine });
  if (!answer.ok) tell({ kind: 'refused', problem: answer.problem });
  else if (!isOver(latest)) {
    tell(withMessage(latest, { kind: 'failed', message: '' }, dockerfile));
  }
}
