import type { ProofMessage } from '@stagecraft/contracts';
import type { ProofState } from '../../../../state/recording-slice.types.ts';

/** Characters of a build's output that are shown, the last ones. */
const logLimit = 20_000;

/**
 * How the state goes on with a message of the server.
 *
 * @param dockerfile the text that is built
 */
export function withMessage(
  state: ProofState,
  message: ProofMessage,
  dockerfile: string,
): ProofState {
  const log = 'log' in state ? state.log : '';
  switch (message.kind) {
    case 'log':
      return { kind: 'building', log: (log + message.text).slice(-logLimit) };
    case 'built':
      return { kind: 'comparing', log };
    case 'proved':
      return { kind: 'proved', proof: message.proof, dockerfile };
    case 'failed':
      return { kind: 'failed', message: message.message, log };
  }
}
