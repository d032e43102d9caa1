import { applyEdits } from '../edits/apply-edits.ts';
import type { Edit, Refusal } from '../edits/edit.ts';
import { buildGraph } from '../graph/graph.ts';
import { parseDockerfile } from '../parse/parse.ts';
import { isPlatformName, isProxyName } from '../scope/predefined.ts';
import { createResolver } from '../scope/resolver.ts';
import { floorIndex } from '../text/lines.ts';
import type { DockerfileModel, GraphOptions, StageGraph } from '../types.ts';
import { isVariableName } from './layers.ts';
import { refusals } from './refusals.ts';
import { findVariables, type VariableSymbol } from './variable-symbols.ts';

/** Why the variable can't have any other name, or null. */
export function fixedVariable(
  model: DockerfileModel,
  graph: StageGraph,
  symbol: VariableSymbol,
  options: GraphOptions,
): Refusal | null {
  const { name } = symbol;
  if (isBuilders(name)) return refusals.predefined(name);
  if (comesFromImage(model, graph, symbol, options)) return refusals.imageVariable(name);
  for (const use of symbol.uses) {
    if (use.by !== 'shell') continue;
    const instruction = model.instructions[use.instruction];
    if (instruction === undefined) continue;
    const { start, end } = instruction.contentSpan;
    if (assigns(model.text.slice(start, end), name)) {
      return refusals.assignedInShell(name, String(instruction.firstLine + 1));
    }
  }
  return null;
}

/** Names that BuildKit gives a meaning. */
function isBuilders(name: string): boolean {
  return isPlatformName(name) || isProxyName(name) || name === 'PATH';
}

/** Whether a base image sets it, so that a definition here changes the image's. */
function comesFromImage(
  model: DockerfileModel,
  graph: StageGraph,
  { name, definitions }: VariableSymbol,
  options: GraphOptions,
): boolean {
  if (options.imageEnvs === undefined) return false;
  const resolver = createResolver(model, graph, options);
  return definitions.some(({ instruction }) => {
    const source = resolver.scopeAt(instruction).get(name)?.source;
    return source === 'base-image';
  });
}

/** Whether a script sets the variable: `X=…`, `for X in`, `read X`. */
function assigns(script: string, name: string): boolean {
  const pattern = new RegExp(
    `(?:^|[\\s;&|(\`])(?:${name}\\+?=|for\\s+${name}\\s|(?:read|unset|getopts)\\s(?:[^;&|\\n]*\\s)?${name}(?![A-Za-z0-9_]))`,
  );
  return pattern.test(script);
}

/** Why the variable can't have this name, or null. */
export function variableRefusal(
  model: DockerfileModel,
  graph: StageGraph,
  symbol: VariableSymbol,
  name: string,
  options: GraphOptions,
): Refusal | null {
  if (!isVariableName(name)) return refusals.variableName(name);
  if (isBuilders(name)) return refusals.predefinedTaken(name);
  if (comesFromImage(model, graph, { ...symbol, name }, options)) {
    return refusals.variableTaken(name);
  }
  return changesMeaning(model, graph, symbol, name, options) ? refusals.variableTaken(name) : null;
}

/** Whether any name would mean another variable afterwards: found out by making the change. */
function changesMeaning(
  model: DockerfileModel,
  graph: StageGraph,
  symbol: VariableSymbol,
  name: string,
  options: GraphOptions,
): boolean {
  const edits = symbol.occurrences.map(({ span }) => ({ ...span, text: name }));
  const next = parseDockerfile(applyEdits(model.text, edits));
  const before = bindings(findVariables(model, graph), edits);
  const after = bindings(findVariables(next, buildGraph(next, options)), []);
  if (before.size !== after.size) return true;
  for (const [at, first] of before) if (after.get(at) !== first) return true;
  return false;
}

/** For each place of a variable the first place of the same one, as offsets in the text after the edits. */
function bindings(
  symbols: readonly VariableSymbol[],
  edits: readonly Edit[],
): ReadonlyMap<number, number> {
  const shifts = [0];
  for (const { start, end, text } of edits) {
    shifts.push((shifts.at(-1) ?? 0) + text.length - (end - start));
  }
  const starts = [-1, ...edits.map(({ end }) => end)];
  const moved = (offset: number): number => offset + (shifts[floorIndex(starts, offset)] ?? 0);
  const found = new Map<number, number>();
  for (const { occurrences } of symbols) {
    const first = moved(occurrences[0]?.span.start ?? 0);
    for (const { span } of occurrences) found.set(moved(span.start), first);
  }
  return found;
}
