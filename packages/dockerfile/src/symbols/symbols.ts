import type { DockerfileModel, StageGraph } from '../types.ts';
import { heredocSymbols, type HeredocSymbol } from './heredoc-symbols.ts';
import { stageSymbols, type StageSymbol } from './stage-symbols.ts';
import type { NamedSymbol, Occurrence } from './types.ts';
import { findVariables, type VariableSymbol } from './variable-symbols.ts';

export type AnySymbol = StageSymbol | VariableSymbol | HeredocSymbol;

/** An occurrence with the symbol that it is of. */
export interface Found {
  readonly symbol: AnySymbol;
  readonly occurrence: Occurrence;
}

/** All that has a name in a file. */
interface SymbolTable {
  readonly symbols: readonly AnySymbol[];
  /** In the order of the text. */
  readonly places: readonly Found[];
}

const tables = new WeakMap<StageGraph, { model: DockerfileModel; table: SymbolTable }>();

/** The symbols of a model and its graph; worked out once for each graph. */
function symbolTable(model: DockerfileModel, graph: StageGraph): SymbolTable {
  const known = tables.get(graph);
  if (known?.model === model) return known.table;
  const symbols = [
    ...stageSymbols(model, graph),
    ...findVariables(model, graph),
    ...heredocSymbols(model),
  ];
  const places = symbols.flatMap((symbol) =>
    symbol.occurrences.map((occurrence): Found => ({ symbol, occurrence })),
  );
  places.sort((a, b) => a.occurrence.span.start - b.occurrence.span.start);
  const table = { symbols, places };
  tables.set(graph, { model, table });
  return table;
}

/**
 * The stages, variables and here-documents of a file with all places where they are named. `graph`
 * must be built from this model.
 */
export function symbolsOf(model: DockerfileModel, graph: StageGraph): readonly NamedSymbol[] {
  return symbolTable(model, graph).symbols;
}

/** The symbol named at an offset, the end of its name included; null where none is. */
export function symbolAt(
  model: DockerfileModel,
  graph: StageGraph,
  offset: number,
): NamedSymbol | null {
  return placeAt(model, graph, offset)?.symbol ?? null;
}

/** The occurrence at an offset, the end of its name included; null where none is. */
export function placeAt(model: DockerfileModel, graph: StageGraph, offset: number): Found | null {
  const { places } = symbolTable(model, graph);
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((places[middle]?.occurrence.span.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const found = places[low];
  if (found === undefined) return null;
  const { start, end } = found.occurrence.span;
  return start <= offset && offset <= end ? found : null;
}
