import type { DockerfileModel, Heredoc } from '../types.ts';
import type { NamedSymbol, Occurrence } from './types.ts';

/** A here-document's name, where it opens and where it closes. */
export interface HeredocSymbol extends NamedSymbol {
  readonly kind: 'heredoc';
  readonly heredoc: Heredoc;
}

/** One symbol a here-document, in the order of the text. */
export function heredocSymbols(model: DockerfileModel): HeredocSymbol[] {
  const symbols: HeredocSymbol[] = [];
  for (const { heredocs, index } of model.instructions) {
    for (const heredoc of heredocs) {
      const occurrences = occurrencesOf(model, heredoc, index);
      if (occurrences.length > 0) {
        symbols.push({ kind: 'heredoc', name: heredoc.name, heredoc, occurrences });
      }
    }
  }
  return symbols;
}

/** None when the name is quoted in a way that it is not written in one piece (`E"O"F`). */
function occurrencesOf(
  model: DockerfileModel,
  { name, openSpan, closeSpan }: Heredoc,
  instruction: number,
): Occurrence[] {
  const at = model.text.slice(openSpan.start, openSpan.end).lastIndexOf(name);
  if (at < 0 || name === '') return [];
  const start = openSpan.start + at;
  const open: Occurrence = {
    span: { start, end: start + name.length },
    role: 'definition',
    form: 'name',
    instruction,
  };
  if (closeSpan === null) return [open];
  const span = { start: closeSpan.end - name.length, end: closeSpan.end };
  return [open, { span, role: 'reference', form: 'name', instruction }];
}
