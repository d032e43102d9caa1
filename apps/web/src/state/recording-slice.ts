import type { RecordingSlice, RecordingWork } from './recording-slice.types.ts';
import type { Slice } from './types.ts';

/** A session of which nothing has been made yet. */
export const nothingMade: RecordingWork = {
  committed: null,
  committedCommands: 0,
  recipe: null,
  lines: [],
  proof: { kind: 'waiting' },
};

/** Keeps what has been made of recorded sessions. */
export const createRecordingSlice = (): Slice<RecordingSlice> => (set, get) => ({
  recordings: {},
  changeRecording: (session, part) => {
    const { recordings } = get();
    const before = recordings[session] ?? nothingMade;
    set({ recordings: { ...recordings, [session]: { ...before, ...part } } });
  },
});
