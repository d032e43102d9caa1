import type { OpenFile } from '../document-slice.types.ts';
import type { AppState } from '../types.ts';

/** Open files whose text is not on disk, by the text itself: the store hears of a typed letter a moment late. */
export function unsavedFiles({
  openFiles,
  documents,
}: Pick<AppState, 'openFiles' | 'documents'>): readonly OpenFile[] {
  return openFiles.filter(({ path, dirty }) => dirty || documents.isDirty(path));
}
