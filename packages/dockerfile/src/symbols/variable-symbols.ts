import { makeUseFinder } from '../scope/shells.ts';
import type { VariableUse } from '../scope/types.ts';
import type { DockerfileModel, Instruction, StageGraph } from '../types.ts';
import {
  definitionsOf,
  GLOBAL,
  layersAbove,
  stageLayer,
  triggerLayer,
  type Definition,
  type Layer,
} from './layers.ts';
import type { NamedSymbol, Occurrence } from './types.ts';

/** A variable with the places it is written at. */
export interface VariableSymbol extends NamedSymbol {
  readonly kind: 'variable';
  readonly definitions: readonly Definition[];
  /** Uses by a shell or by BuildKit, with the layer that each stands in. */
  readonly uses: readonly PlacedUse[];
}

interface PlacedUse extends VariableUse {
  readonly layer: Layer;
}

/** Definitions of one name in one layer: assignments to one variable. */
interface Slot {
  readonly definitions: Definition[];
  readonly uses: PlacedUse[];
  /** Whether one of them is an ENV. */
  env: boolean;
  /** The slot that it is one variable with; null for the first. */
  same: Slot | null;
}

type Slots = ReadonlyMap<string, ReadonlyMap<Layer, Slot>>;

/**
 * Groups definitions and uses. One layer's definitions of a name are one variable; a bare ARG of a
 * stage is the global ARG of that name (or what it inherits), anything else in a stage is its own.
 */
export function findVariables(model: DockerfileModel, graph: StageGraph): VariableSymbol[] {
  const slots = makeSlots(model);
  join(graph, slots);
  const findUses = makeUseFinder(model, graph);
  for (const instruction of model.instructions) {
    for (const use of findUses(instruction)) {
      const placed = { ...use, layer: layerOf(instruction) };
      resolve(graph, slots, instruction, placed)?.uses.push(placed);
    }
  }
  return gather(slots);
}

function layerOf({ keyword, stage, detail }: Instruction): Layer {
  if (keyword === 'FROM') return GLOBAL;
  return detail.type === 'onbuild' ? triggerLayer(stage) : stageLayer(stage);
}

function makeSlots(model: DockerfileModel): Slots {
  const slots = new Map<string, Map<Layer, Slot>>();
  for (const definition of definitionsOf(model)) {
    const { name, layer } = definition;
    const layers = slots.get(name) ?? new Map<Layer, Slot>();
    slots.set(name, layers);
    const known = layers.get(layer);
    const slot = known ?? { definitions: [], uses: [], env: false, same: null };
    if (known === undefined) layers.set(layer, slot);
    slot.definitions.push(definition);
    slot.env ||= definition.keyword === 'ENV';
  }
  return slots;
}

function join(graph: StageGraph, slots: Slots): void {
  for (const layers of slots.values()) {
    for (const [layer, slot] of layers) {
      if (layer === GLOBAL || !slot.definitions.some(({ bare }) => bare)) continue;
      const origin = layers.get(GLOBAL) ?? inheritedSlot(graph, layers, layer, false);
      if (origin !== null && leader(origin) !== leader(slot)) leader(slot).same = leader(origin);
    }
  }
}

function leader(slot: Slot): Slot {
  let at = slot;
  while (at.same !== null) {
    if (at.same.same !== null) at.same = at.same.same;
    at = at.same;
  }
  return at;
}

function inheritedSlot(
  graph: StageGraph,
  layers: ReadonlyMap<Layer, Slot>,
  layer: Layer,
  envOnly: boolean,
): Slot | null {
  // With a single slot, of this very layer, there is nothing to walk up for.
  if (layers.size === 1 && layers.has(layer)) return null;
  for (const above of layersAbove(graph, layer)) {
    const slot = layers.get(above);
    if (slot !== undefined && (!envOnly || slot.env)) return slot;
  }
  return null;
}

/** The definitions that a use sees; null when none does. */
function resolve(
  graph: StageGraph,
  slots: Slots,
  instruction: Instruction,
  use: PlacedUse,
): Slot | null {
  const layers = slots.get(use.name);
  if (layers === undefined) return null;
  const own = layers.get(use.layer);
  const acting = instruction.detail.type === 'onbuild' ? instruction.detail.trigger : instruction;
  // What runs in the container sees the image's ENVs, wherever in the stage they stand.
  const atRuntime = use.by === 'shell' && acting?.keyword !== 'RUN';
  if (own !== undefined) {
    const [first] = own.definitions;
    const sees = instruction.keyword === 'FROM' || (first !== undefined && precedes(first, use));
    if (atRuntime ? own.env : sees) return own;
  }
  return inheritedSlot(graph, layers, use.layer, atRuntime);
}

/** An ARG sees those before it in the same instruction; an ENV does not. */
function precedes(definition: Definition, use: PlacedUse): boolean {
  if (definition.instruction !== use.instruction) return definition.instruction < use.instruction;
  return definition.keyword === 'ARG' && definition.end <= use.span.start;
}

function gather(slots: Slots): VariableSymbol[] {
  const symbols: VariableSymbol[] = [];
  for (const [name, layers] of slots) {
    const groups = new Map<Slot, Slot[]>();
    for (const slot of layers.values()) {
      const group = groups.get(leader(slot));
      if (group === undefined) groups.set(leader(slot), [slot]);
      else group.push(slot);
    }
    for (const group of groups.values()) {
      const definitions = group.flatMap((slot) => slot.definitions);
      const uses = group.flatMap((slot) => slot.uses);
      const occurrences = [...definitions.map(definitionPlace), ...uses.map(usePlace)];
      occurrences.sort((a, b) => a.span.start - b.span.start);
      symbols.push({ kind: 'variable', name, definitions, uses, occurrences });
    }
  }
  return symbols;
}

function definitionPlace({ nameSpan, instruction }: Definition): Occurrence {
  return { span: nameSpan, role: 'definition', form: 'name', instruction };
}

function usePlace({ nameSpan, instruction }: PlacedUse): Occurrence {
  return { span: nameSpan, role: 'reference', form: 'name', instruction };
}
