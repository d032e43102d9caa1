import type { GraphIntent, IntentFunction } from './intent.ts';

type IntentFunctions = { readonly [K in GraphIntent['kind']]: IntentFunction<K> };

const missing = (): ReturnType<IntentFunction<'insertText'>> => ({
  ok: false,
  refusal: { code: 'missing', message: { en: 'Not there yet.', 'zh-CN': '尚未实现。' } },
});

/** Each kind of intent and what it does. */
export const intentFunctions: IntentFunctions = {
  // rows/
  insertText: missing,
  moveInstructions: missing,
  duplicateInstructions: missing,
  deleteInstructions: missing,
  commentInstructions: missing,
  replaceInstruction: missing,
  // fields/
  setFields: missing,
  // stages/
  addStage: missing,
  renameStage: missing,
  duplicateStage: missing,
  deleteStage: missing,
  moveStage: missing,
  splitStage: missing,
  mergeStages: missing,
  extractStage: missing,
  setBase: missing,
  // edges/
  connectCopy: missing,
  connectMount: missing,
  rerouteSource: missing,
  rerouteTarget: missing,
  deleteEdges: missing,
  // refactor/
  mergeRuns: missing,
  splitRuntime: missing,
  dependenciesFirst: missing,
  addCacheMounts: missing,
};
