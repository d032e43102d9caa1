import type { Notice } from '@stagecraft/lint';
import { joinSentences, placeOf } from '../report/findings.ts';
import type { Language } from '../surroundings.ts';
import type { LintedFile, LintEntry } from './types.ts';

/** The findings of files as flat entries, in the order of files and texts. */
export function entriesOf(files: readonly LintedFile[], language: Language): LintEntry[] {
  return files.flatMap((file) => file.notices.map((notice) => entryOf(file, notice, language)));
}

function entryOf({ name, model }: LintedFile, notice: Notice, language: Language): LintEntry {
  const { code, aliases, severity, span, message, hint, fix } = notice;
  return {
    file: name,
    ...placeOf(model, span),
    rule: code,
    aliases,
    severity,
    message: hint === null ? message[language] : joinSentences(message, hint, language),
    fixable: (fix?.() ?? null) !== null,
  };
}
