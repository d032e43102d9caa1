import type { EditResult, Refusal } from '../edits/edit.ts';
import type { DockerfileModel, GraphOptions, Span, StageGraph } from '../types.ts';
import { heredocRefusal } from './rename-heredoc.ts';
import { stageRefusal } from './rename-stage.ts';
import { fixedVariable, variableRefusal } from './rename-variable.ts';
import { refusals } from './refusals.ts';
import { isReachedByVariable } from './stage-symbols.ts';
import { placeAt, type AnySymbol, type Found } from './symbols.ts';

/** What a rename begins with: the name's range and the name, or why it can't be renamed. */
export type RenamePlace =
  | { readonly ok: true; readonly span: Span; readonly name: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** Whether what is named at `offset` can be renamed, and its name as written there. */
export function prepareRename(
  model: DockerfileModel,
  graph: StageGraph,
  offset: number,
  options: GraphOptions = {},
): RenamePlace {
  const found = placeAt(model, graph, offset);
  if (found === null) return { ok: false, refusal: refusals.nothing() };
  const refusal = fixed(model, graph, found, options);
  if (refusal !== null) return { ok: false, refusal };
  const { span } = found.occurrence;
  return { ok: true, span, name: model.text.slice(span.start, span.end) };
}

/**
 * Renames the stage, variable or here-document named at `offset`, at every place it is named. Stage
 * names are written in lower case, as BuildKit keeps them. Refused where the build would then mean
 * something else; `graph` must be built from this model with these options.
 */
export function renameSymbol(
  model: DockerfileModel,
  graph: StageGraph,
  offset: number,
  newName: string,
  options: GraphOptions = {},
): EditResult {
  const found = placeAt(model, graph, offset);
  if (found === null) return { ok: false, refusal: refusals.nothing() };
  const { symbol } = found;
  const name = symbol.kind === 'stage' ? newName.toLowerCase() : newName;
  const before = fixed(model, graph, found, options);
  if (before !== null) return { ok: false, refusal: before };
  if (name === symbol.name) return { ok: true, edits: [] };
  const refusal = refusalFor(model, graph, symbol, name, options);
  if (refusal !== null) return { ok: false, refusal };
  const edits = symbol.occurrences.flatMap(({ span, form }) =>
    form === 'name' ? [{ start: span.start, end: span.end, text: name }] : [],
  );
  return { ok: true, edits };
}

/** What stands in the way of any other name. */
function fixed(
  model: DockerfileModel,
  graph: StageGraph,
  { symbol, occurrence }: Found,
  options: GraphOptions,
): Refusal | null {
  if (symbol.kind === 'stage') {
    if (symbol.name === '') return refusals.unnamed();
    if (occurrence.form === 'index') return refusals.number(symbol.name);
    if (isReachedByVariable(model, graph, symbol.stage)) {
      return refusals.throughVariable(symbol.name);
    }
  }
  if (symbol.kind === 'variable') {
    const refusal = fixedVariable(model, graph, symbol, options);
    if (refusal !== null) return refusal;
  }
  const whole = symbol.occurrences.every(
    ({ span, form }) => form === 'index' || span.end - span.start === symbol.name.length,
  );
  return whole ? null : refusals.brokenName();
}

function refusalFor(
  model: DockerfileModel,
  graph: StageGraph,
  symbol: AnySymbol,
  name: string,
  options: GraphOptions,
): Refusal | null {
  switch (symbol.kind) {
    case 'stage':
      return stageRefusal(graph, symbol.stage, name, options);
    case 'variable':
      return variableRefusal(model, graph, symbol, name, options);
    case 'heredoc':
      return heredocRefusal(model, symbol.heredoc, name);
  }
}
