import type { Report } from '../../types.ts';
import { insertWords } from './inserts.ts';
import type { ManagerCommand } from './managers.ts';

/** Reports a command that would wait for an answer, at its verb; the fix writes `option` behind a place. */
export function missingYes(
  command: ManagerCommand,
  option: string,
  behind = command.verb.span,
): Report {
  const title = { en: `Add ${option}`, 'zh-CN': `加上 ${option}` };
  return {
    span: command.verb.span,
    instruction: command.script.instruction,
    fix: () => insertWords(command, behind, option, title, null),
  };
}
