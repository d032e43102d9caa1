export type * from './types.ts';
export type * from './edits/edit.ts';
export { applyEdits } from './edits/apply-edits.ts';
export { mergeEdits } from './edits/merge-edits.ts';
export { visibleText } from './text/visible.ts';
export type * from './scope/types.ts';
export type * from './symbols/types.ts';
export { parseDockerfile } from './parse/parse.ts';
export { updateDockerfile } from './update/update.ts';
export { modelDelta } from './update/delta.ts';
export { applyModelDelta } from './update/apply.ts';
export type { ModelDelta } from './update/types.ts';
export { createResolver } from './scope/resolver.ts';
export { decodeJson, type Decoded } from './scope/regions.ts';
export { bodyReader, isShell, type BodyReader } from './scope/uses.ts';
export { symbolAt, symbolsOf } from './symbols/symbols.ts';
export { prepareRename, renameSymbol, type RenamePlace } from './symbols/rename.ts';
export { buildGraph } from './graph/graph.ts';
export { buildArguments, type BuildArgument } from './graph/arguments.ts';
export { isPlatform } from './graph/platform.ts';
export { normalizeReference } from './graph/reference.ts';
export {
  findLineStarts,
  floorIndex,
  instructionAt,
  lineOf,
  offsetAt,
  positionAt,
} from './text/lines.ts';
export { compileIgnore, ignoreFileFor, type IgnoreRules } from './ignore/ignore.ts';
export {
  featureAt,
  featuresOf,
  frontendFeatures,
  neededVersion,
  type FrontendFeature,
} from './frontend/features.ts';
export { problemsOf } from './problems/all.ts';
export { nearest } from './problems/suggest.ts';
export { inForeground } from './runtime/foreground.ts';
export { planInstall } from './edits/refactor/dependencies-first.ts';
export { planCaches } from './edits/refactor/add-cache-mounts.ts';
export { featuresUsed, type FeatureUse } from './frontend/used.ts';
export type * from './context/types.ts';
export { isDockerfilePath, isIgnorePath } from './context/file-kind.ts';
export { surveyContext } from './context/survey.ts';
export { compilePart, hasWildcard } from './context/match.ts';
export { matchSources, type ContextAccess } from './context/sources.ts';
export { explainSource, leadsOut, type SourceFinding } from './context/missing.ts';
export { KEYWORDS } from './parse/keywords.ts';
export { instructionText, type Logical } from './parse/logical.ts';
export { cookedOffset, sourceOf, spanOf, type Cooked } from './text/cooked.ts';
export { formatDockerfile, formatRange } from './format/format.ts';
export { formatTyped } from './format/typed.ts';
export { DEFAULT_FORMAT, type FormatOptions } from './format/options.ts';
export { neededInstructions } from './graph/needed.ts';
export { movedNumbers, renumberAfter, renumberStages, type MovedNumber } from './edits/renumber.ts';
export { findStageMove, type StageMove } from './edits/stage-move.ts';
export { applyIntent } from './edits/apply-intent.ts';
export { refactoringsFor, type Refactoring } from './edits/refactor/suggest.ts';
export { consequenceOf, hunksOf, type Consequence, type Hunk } from './edits/consequence.ts';
export type { EditContext, GraphIntent, IntentEdits, Offer } from './edits/intent.ts';
export type { Place as InstructionPlace } from './edits/rows/types.ts';
export { argumentText } from './edits/fields/argument-lines.ts';
export { commandText } from './edits/fields/form.ts';
export { plainPairs, type PlainPair } from './edits/fields/pairs.ts';
export type { FieldChange } from './edits/fields/types.ts';
export { mountValue } from './edits/edges/mount-text.ts';
export { splitCsv } from './parse/mounts.ts';
export { commandStyle, inFileCase } from './edits/style.ts';
export { usersOf } from './edits/refactor/users.ts';
export type { NewBase } from './edits/stages/types.ts';
export type { EdgeText, SourceEnd } from './edits/edges/types.ts';
export { shellTokens, type ShellToken } from './format/shell-words.ts';
