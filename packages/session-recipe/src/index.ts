export { proposeRecipe } from './propose.ts';
export { commitChanges } from './commit-changes.ts';
export { groupByMatter, installedPackages, type ChangeMatter } from './matters.ts';
export { runPart } from './write/run-text.ts';
export { markNoise, noiseOf } from './noise.ts';
export { builderLabel, engineEnv, isEngineFile } from './engine-own.ts';
export { writtenFiles } from './sort/written-files.ts';
export { homeOf } from './shell/words.ts';
export type {
  BroughtFile,
  KnownDifferences,
  SessionCommand,
  SessionInput,
  WantedEntry,
} from './types.ts';
