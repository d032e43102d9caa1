import { stageProblems } from '../problems/stage.ts';
import { fileProblems } from '../problems/file.ts';
import type { Check } from './report.ts';

const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/;

export const checkFrom: Check = (_draft, instruction, report) => {
  const { words } = instruction;
  const named = words.length === 3 && words[1]?.value.toLowerCase() === 'as';
  if (words.length !== 1 && !named) {
    const extra = words.length < 2 ? instruction.keywordSpan : instruction.argsSpan;
    report(stageProblems.fromArguments, extra);
    return;
  }
  const name = words[2];
  if (name === undefined) return;
  const lower = name.value.toLowerCase();
  if (!STAGE_NAME.test(lower)) report(stageProblems.stageName, name.span, name.value);
  else if (lower === 'scratch' || lower === 'context') {
    report(stageProblems.reservedName, name.span, lower);
  }
};

/** The trigger itself is checked like any instruction; here only what may be one. */
export const checkOnbuild: Check = (_draft, instruction, report) => {
  const trigger = instruction.detail.type === 'onbuild' ? instruction.detail.trigger : null;
  if (trigger === null) {
    report(fileProblems.anArgument, instruction.keywordSpan, 'ONBUILD');
    return;
  }
  if (trigger.keyword === 'ONBUILD') report(stageProblems.onbuildChain, trigger.keywordSpan);
  else if (trigger.keyword === 'FROM' || trigger.keyword === 'MAINTAINER') {
    report(stageProblems.onbuildTrigger, trigger.keywordSpan, trigger.keyword);
  }
};
