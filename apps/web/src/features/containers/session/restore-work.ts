import type { AppStore } from '../../../state/types.ts';
import { proposedLines } from './proposal/lines.ts';

/** Takes over what has been made of a session before this page was loaded. */
export async function restoreWork(store: AppStore, session: string): Promise<void> {
  const { askRecords, recordings, changeRecording } = store.getState();
  if (recordings[session] !== undefined) return;
  const answer = await askRecords('getSessionWork', { params: { id: session } });
  // Where the person has begun meanwhile, theirs stays.
  if (!answer.ok || store.getState().recordings[session] !== undefined) return;
  const { proved, lines, ...work } = answer.value;
  const proposed = work.recipe === null ? [] : proposedLines(work.recipe);
  changeRecording(session, {
    ...work,
    lines: lines.length > 0 ? lines : proposed,
    ...(proved === null ? {} : { proof: { kind: 'proved', ...proved } }),
  });
}
