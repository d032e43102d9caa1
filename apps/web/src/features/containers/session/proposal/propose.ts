import type { Problem } from '@stagecraft/contracts';
import { nothingMade } from '../../../../state/recording-slice.ts';
import type { AppStore } from '../../../../state/types.ts';
import { mergedLines, proposedLines } from './lines.ts';
import { putLines } from './put-lines.ts';

/**
 * Asks for another proposal of a session and shows it; gives what it was refused with. What the person has
 * made of the last one stays.
 *
 * @param built id of the image that the last proposal made: what it lacks is put in, and as that may be what
 *   the person has edited or switched off, all lines are as proposed; null where none is compared
 */
export async function propose(
  store: AppStore,
  session: string,
  built: string | null,
): Promise<Problem | null> {
  const { askRecords, changeRecording } = store.getState();
  const work = () => store.getState().recordings[session] ?? nothingMade;
  const body = { image: work().committed, built };
  const answer = await askRecords('proposeRecipe', { params: { id: session }, body });
  if (!answer.ok) return answer.problem;
  const next = answer.value;
  const { recipe, lines } = work();
  changeRecording(session, { recipe: next });
  const isFresh = recipe === null || built !== null;
  putLines(store, session, isFresh ? proposedLines(next) : mergedLines(next, recipe, lines));
  return null;
}
