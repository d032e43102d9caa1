import { configProblems } from '../problems/config.ts';
import { fileProblems } from '../problems/file.ts';
import { checkExpansion, constantOf } from './expansion.ts';
import type { Check } from './report.ts';
import { isSignal } from './signals.ts';

/** ENV and LABEL. */
export const checkPairs: Check = (draft, instruction, report) => {
  const { keyword, detail } = instruction;
  if (detail.type !== 'pairs' || detail.pairs.length === 0) {
    report(fileProblems.anArgument, instruction.keywordSpan, keyword);
    return;
  }
  for (const pair of detail.pairs) {
    const span = { start: pair.nameSpan.start, end: pair.valueSpan?.end ?? pair.nameSpan.end };
    if (pair.value === null) {
      if (detail.legacy) report(configProblems.pairValue, span, keyword);
      else report(configProblems.pairEquals, span, pair.name);
      continue;
    }
    if (pair.name === '') report(configProblems.blankName, span, keyword);
    checkExpansion(pair.name, pair.nameSpan, draft.escape, report);
    checkExpansion(pair.value, pair.valueSpan ?? pair.nameSpan, draft.escape, report);
  }
};

export const checkArg: Check = (draft, instruction, report) => {
  const { detail } = instruction;
  if (detail.type !== 'pairs' || detail.pairs.length === 0) {
    report(fileProblems.anArgument, instruction.keywordSpan, 'ARG');
    return;
  }
  for (const pair of detail.pairs) {
    if (pair.value === null) continue;
    if (pair.name === '') {
      const end = pair.valueSpan?.end ?? pair.nameSpan.end;
      report(configProblems.blankName, { start: pair.nameSpan.start, end }, 'ARG');
    }
    // Before the first FROM the graph expands it for real and reports.
    if (instruction.stage >= 0) {
      checkExpansion(pair.value, pair.valueSpan ?? pair.nameSpan, draft.escape, report);
    }
  }
};

/** WORKDIR, USER, MAINTAINER, STOPSIGNAL: the whole rest of the line is one argument. */
export const checkOneArgument: Check = (draft, instruction, report) => {
  const word = instruction.words[0];
  if (word === undefined) {
    report(fileProblems.oneArgument, instruction.keywordSpan, instruction.keyword);
    return;
  }
  if (instruction.keyword === 'MAINTAINER') return;
  checkExpansion(word.value, word.span, draft.escape, report);
  if (instruction.keyword !== 'STOPSIGNAL') return;
  const signal = constantOf(word.value, draft.escape);
  if (signal !== null && !isSignal(signal)) report(configProblems.signal, word.span, signal);
};

export const checkVolume: Check = (draft, instruction, report) => {
  if (instruction.words.length === 0) {
    const span = instruction.form === null ? instruction.keywordSpan : instruction.argsSpan;
    report(fileProblems.anArgument, span, 'VOLUME');
  }
  for (const word of instruction.words) {
    const path = word.value.trim();
    checkExpansion(path, word.span, draft.escape, report);
    if (path === '') report(configProblems.blankVolume, word.span);
    else if (constantOf(path, draft.escape) === '') report(configProblems.emptyVolume, word.span);
  }
};

export const checkShell: Check = (draft, instruction, report) => {
  if (instruction.words.length === 0 && !draft.mixedJson) {
    const span = instruction.form === 'exec' ? instruction.argsSpan : instruction.keywordSpan;
    report(fileProblems.anArgument, span, 'SHELL');
  } else if (instruction.form !== 'exec' && !draft.mixedJson) {
    report(configProblems.shellJson, instruction.argsSpan);
  }
};
