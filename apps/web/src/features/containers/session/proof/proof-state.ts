import type { Problem, ProofMessage, RecipeProof } from '@stagecraft/contracts';

export type ProofState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'building' | 'comparing'; readonly log: string }
  | { readonly kind: 'failed'; readonly message: string; readonly log: string }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'proved'; readonly proof: RecipeProof };

/** Characters of a build's output that are shown, the last ones. */
const logLimit = 20_000;

/** How the state goes on with a message of the server. */
export function withMessage(state: ProofState, message: ProofMessage): ProofState {
  const log = 'log' in state ? state.log : '';
  switch (message.kind) {
    case 'log':
      return { kind: 'building', log: (log + message.text).slice(-logLimit) };
    case 'built':
      return { kind: 'comparing', log };
    case 'proved':
      return { kind: 'proved', proof: message.proof };
    case 'failed':
      return { kind: 'failed', message: message.message, log };
  }
}
