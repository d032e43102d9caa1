import type { PictureNote } from './picture.ts';

/** A sign for each state of a step, so that it is not told by colour alone. */
export const phaseMarks: Readonly<Record<Exclude<PictureNote['tone'], 'plain'>, string>> = {
  queued: '…',
  running: '▶',
  cached: '◆',
  done: '✓',
  failed: '✕',
  cancelled: '■',
};
