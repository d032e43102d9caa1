import type { DockerfileModel, Heredoc, Instruction } from '@stagecraft/dockerfile';
import { fileBodyLanguage, runBodyLanguage } from './body-language.ts';
import { makeRangeBrush, type Brush } from './brush.ts';
import type { Put } from './pen.ts';
import { paintScript } from './scripts.ts';
import { paintShell } from './shell.ts';
import { paintVariables } from './values.ts';

/** Paints an instruction's here-documents: bodies by their language, and the lines that close them. */
export function paintHeredocs(
  model: DockerfileModel,
  instruction: Instruction,
  hasUnixShell: boolean,
  put: Put,
  isUnset: Brush['isUnset'],
): void {
  const isRun = instruction.keyword === 'RUN';
  for (const heredoc of instruction.heredocs) {
    const brush = makeRangeBrush(model, heredoc.bodySpan, put, isRun ? () => false : isUnset);
    paintBody(brush, instruction, heredoc, hasUnixShell);
    if (heredoc.closeSpan !== null) {
      put(heredoc.closeSpan.start, heredoc.closeSpan.end, 'string.heredoc');
    }
  }
}

function paintBody(
  brush: Brush,
  instruction: Instruction,
  heredoc: Heredoc,
  hasUnixShell: boolean,
): void {
  const { text } = brush;
  const isRun = instruction.keyword === 'RUN';
  const language = isRun
    ? runBodyLanguage(instruction, text)
    : fileBodyLanguage(instruction, heredoc.name, text);
  if (language === 'shell' && (hasUnixShell || !isRun)) paintShell(brush, 0, text.length);
  else if (language !== 'shell' && language !== 'plain') {
    paintScript(brush, language, !isRun && heredoc.expand);
  } else if (heredoc.expand) paintVariables(brush, 0, text.length, 'text');
  else brush.put(0, text.length, 'text');
}
