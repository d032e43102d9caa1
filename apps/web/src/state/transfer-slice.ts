import type { StreamMessage, Transfer } from '@stagecraft/contracts';
import type { Ports } from './ports.ts';
import type { TransferSlice } from './transfer-slice.types.ts';
import type { Slice } from './types.ts';

/** The list with one that changed, or is new. */
function withChanged(transfers: readonly Transfer[], changed: Transfer): readonly Transfer[] {
  return transfers.some(({ id }) => id === changed.id)
    ? transfers.map((one) => (one.id === changed.id ? changed : one))
    : [...transfers, changed];
}

/** The list as a message leaves it. */
export function heard(transfers: readonly Transfer[], message: StreamMessage): readonly Transfer[] {
  if (message.kind === 'transfers') return message.transfers;
  return message.kind === 'transfer.changed' ? withChanged(transfers, message.transfer) : transfers;
}

export const createTransferSlice =
  (ports: Ports): Slice<TransferSlice> =>
  (set, get, store) => {
    ports.stream.onMessage((message) => {
      const transfers = heard(get().transfers, message);
      if (transfers !== get().transfers) set({ transfers });
    });
    store.subscribe(({ dialog, loginHost }) => {
      // What was suggested for one visit is not for the next.
      if (dialog !== 'registries' && loginHost !== null) set({ loginHost: null });
    });
    return {
      transfers: [],
      pullDraft: { ref: '', platform: null },
      pushedImage: '',
      loginHost: null,
      openPull: (pullDraft = { ref: '', platform: null }) => set({ pullDraft, dialog: 'pull' }),
      openPush: (pushedImage) => set({ pushedImage, dialog: 'push' }),
      openLogin: (loginHost) => set({ loginHost, dialog: 'registries' }),
    };
  };
