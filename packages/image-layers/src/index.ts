export { entryKinds } from './types.ts';
export type {
  EntryKind,
  EntryList,
  LayerContents,
  LayerEntry,
  RefusedPath,
  RefusedReason,
  Truncation,
} from './types.ts';
export { entryList } from './entry-list.ts';
export { entryAt, growTree, mergeLayers, pathOf, walkTree } from './tree/merge.ts';
export type { EntryPlace, GrowingTree, MergedNode, MergedTree } from './tree/merge.ts';
export { applyWithChanges, contentEntry } from './tree/changes.ts';
export type { ChangeKind, LayerChange } from './tree/changes.ts';
export { sumFolders } from './tree/sums.ts';
export type { FolderSum } from './tree/sums.ts';
