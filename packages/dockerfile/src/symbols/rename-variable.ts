import type { Refusal } from '../edits/edit.ts';
import { isPlatformName, isProxyName } from '../scope/predefined.ts';
import { createResolver } from '../scope/resolver.ts';
import type { DockerfileModel, GraphOptions, StageGraph } from '../types.ts';
import {
  isVariableName,
  GLOBAL,
  layersAbove,
  stageLayer,
  triggerLayer,
  type Layer,
} from './layers.ts';
import { refusals } from './refusals.ts';
import type { Variables, VariableSymbol } from './variable-symbols.ts';

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
  graph: StageGraph,
  variables: Variables,
  symbol: VariableSymbol,
  name: string,
): Refusal | null {
  if (!isVariableName(name)) return refusals.variableName(name);
  if (isBuilders(name)) return refusals.predefinedTaken(name);
  const reaches = reachOf(graph, symbol);
  const others = variables.symbols.filter((other) => other.name === name);
  const taken =
    others.some((other) => meets(graph, symbol, other, reaches)) ||
    variables.unbound.some((use) => use.name === name && reaches(use.layer));
  return taken ? refusals.variableTaken(name) : null;
}

/** Whether a layer sees the symbol: where it is defined or used, and all that inherits from there. */
function reachOf(graph: StageGraph, symbol: VariableSymbol): (layer: Layer) => boolean {
  const layers = new Set<Layer>();
  for (const { layer } of [...symbol.definitions, ...symbol.uses]) layers.add(layer);
  for (const { index, base } of graph.stages) {
    const above = base.kind === 'stage' ? base.stage : -1;
    const inherits =
      above >= 0 && (layers.has(stageLayer(above)) || layers.has(triggerLayer(above)));
    if (inherits) layers.add(stageLayer(index));
    if (layers.has(stageLayer(index))) layers.add(triggerLayer(index));
  }
  return (layer) => layers.has(layer);
}

/** Whether two variables would be one, or one would hide the other, if they had the same name. */
function meets(
  graph: StageGraph,
  symbol: VariableSymbol,
  other: VariableSymbol,
  reaches: (layer: Layer) => boolean,
): boolean {
  const places = [...other.definitions, ...other.uses];
  if (places.some(({ layer }) => reaches(layer))) return true;
  const isGlobal = (one: VariableSymbol): boolean =>
    one.definitions.some(({ layer }) => layer === GLOBAL);
  const hasBare = (one: VariableSymbol): boolean => one.definitions.some(({ bare }) => bare);
  if (isGlobal(symbol) ? hasBare(other) : isGlobal(other) && hasBare(symbol)) return true;
  const defined = new Set(other.definitions.map(({ layer }) => layer));
  const own = new Set([...symbol.definitions, ...symbol.uses].map(({ layer }) => layer));
  for (const layer of own) {
    for (const above of layersAbove(graph, layer)) if (defined.has(above)) return true;
  }
  return false;
}
