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
export { applyWithChanges, changesOf, contentEntry } from './tree/changes.ts';
export type { ChangeKind, LayerChange } from './tree/changes.ts';
export { sumFolders } from './tree/sums.ts';
export type { FolderSum } from './tree/sums.ts';
export { contentFollower } from './hidden/hidden.ts';
export { findWaste } from './waste/waste.ts';
export type { WastedFile, WasteKind, WasteReport } from './waste/types.ts';
export { efficiencyOf } from './waste/efficiency.ts';
export type { Efficiency } from './waste/efficiency.ts';
export { findLeftovers } from './waste/leftovers.ts';
export { remedyOf } from './waste/remedy.ts';
export { wasteTree } from './waste/waste-tree.ts';
export { blamePath } from './blame/blame.ts';
export { findCandidates, judgeCandidate, looksLikeSecret } from './secrets/secrets.ts';
export { compareFiles } from './compare/compare-files.ts';
export type { FileDifference } from './compare/compare-files.ts';
export { comparePackages } from './compare/compare-packages.ts';
export { listPackages } from './packages/inventory.ts';
export type { PackageInventory } from './packages/inventory.ts';
export { ownerOf } from './packages/owner.ts';
