import { connectCopy } from './edges/connect-copy.ts';
import { connectMount } from './edges/connect-mount.ts';
import { deleteEdges } from './edges/delete-edges.ts';
import { rerouteSource } from './edges/reroute-source.ts';
import { rerouteTarget } from './edges/reroute-target.ts';
import { setFields } from './fields/set-fields.ts';
import type { GraphIntent, IntentFunction } from './intent.ts';
import { addCacheMounts } from './refactor/add-cache-mounts.ts';
import { dependenciesFirst } from './refactor/dependencies-first.ts';
import { mergeRuns } from './refactor/merge-runs.ts';
import { splitRuntime } from './refactor/split-runtime.ts';
import { commentInstructions } from './rows/comment-instructions.ts';
import { deleteInstructions } from './rows/delete-instructions.ts';
import { duplicateInstructions } from './rows/duplicate-instructions.ts';
import { insertText } from './rows/insert-text.ts';
import { moveInstructions } from './rows/move-instructions.ts';
import { replaceInstruction } from './rows/replace-instruction.ts';
import { addStage } from './stages/add-stage.ts';
import { deleteStage } from './stages/delete-stage.ts';
import { duplicateStage } from './stages/duplicate-stage.ts';
import { extractStage } from './stages/extract-stage.ts';
import { mergeStages } from './stages/merge-stages.ts';
import { moveStage } from './stages/move-stage.ts';
import { renameStage } from './stages/rename-stage.ts';
import { setBase } from './stages/set-base.ts';
import { splitStage } from './stages/split-stage.ts';

type IntentFunctions = { readonly [K in GraphIntent['kind']]: IntentFunction<K> };

/** Each kind of intent and what it does. */
export const intentFunctions: IntentFunctions = {
  // rows/
  insertText,
  moveInstructions,
  duplicateInstructions,
  deleteInstructions,
  commentInstructions,
  replaceInstruction,
  // fields/
  setFields,
  // stages/
  addStage,
  renameStage,
  duplicateStage,
  deleteStage,
  moveStage,
  splitStage,
  mergeStages,
  extractStage,
  setBase,
  // edges/
  connectCopy,
  connectMount,
  rerouteSource,
  rerouteTarget,
  deleteEdges,
  // refactor/
  mergeRuns,
  splitRuntime,
  dependenciesFirst,
  addCacheMounts,
};
