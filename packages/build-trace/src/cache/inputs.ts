import {
  createResolver,
  instructionText,
  type DockerfileModel,
  type Instruction,
  type Resolver,
} from '@stagecraft/dockerfile';
import { filesRead } from './files-read.ts';
import { keyOf } from './key.ts';
import type { Digest, InputVariable, Parent, PlannedBuild, StepInputs } from './types.ts';

/** Instructions that BuildKit makes a step of. An external FROM is one, too, but nothing is cached of it. */
const buildkitSteps = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR']);

/** What a stage hands on from one instruction to the next. */
interface StageState {
  /** The last step, and how the next one depends on it. */
  readonly parent: Parent | null;
  /** The image from outside that no step has started from yet. */
  readonly base: string | null;
  readonly settings: ReadonlyMap<string, string>;
}

interface Reading {
  readonly build: PlannedBuild;
  readonly resolver: Resolver;
  readonly digest: Digest;
  readonly inputs: Map<number, StepInputs>;
  /** Stage → its state after its last instruction. */
  readonly ends: Map<number, StageState>;
}

/**
 * What decides about each step of a build whether it is found in the cache, as the builders make their
 * cache keys: BuildKit (frontend/dockerfile/dockerfile2llb/convert.go: a RUN's command, environment,
 * user and directory; a COPY's paths and the content of its files) or the classic builder, where each
 * instruction builds upon the one before.
 * @returns by index of the instruction, for those of all stages that have a step
 */
export function cacheInputs(build: PlannedBuild, digest: Digest): ReadonlyMap<number, StepInputs> {
  const { model, graph, graphOptions } = build;
  const resolver = createResolver(model, graph, graphOptions);
  const reading: Reading = { build, resolver, digest, inputs: new Map(), ends: new Map() };
  for (const stage of graph.stages) {
    let state = startOf(reading, stage.index);
    for (const index of stage.instructions) {
      const instruction = model.instructions[index];
      if (instruction !== undefined) state = read(reading, instruction, state);
    }
    reading.ends.set(stage.index, state);
  }
  return reading.inputs;
}

/** Whether the builder makes a cached step of the instruction. */
export function isCachedStep(
  { keyword, stage }: Instruction,
  builder: PlannedBuild['builder'],
): boolean {
  if (stage < 0 || keyword === 'FROM') return false;
  return builder === 'classic' || buildkitSteps.has(keyword);
}

function startOf({ build, ends }: Reading, index: number): StageState {
  const stage = build.graph.stages[index];
  const settings = new Map<string, string>();
  if (stage === undefined) return { parent: null, base: null, settings };
  if (stage.platform !== null) settings.set('--platform', stage.platform);
  const { base } = stage;
  if (base.kind === 'image') return { parent: null, base: base.ref, settings };
  const from = base.kind === 'stage' ? ends.get(base.stage) : undefined;
  if (from === undefined) return { parent: null, base: null, settings };
  const parent: Parent | null = from.parent && { ...from.parent, relation: 'base' };
  return { parent, base: from.base, settings: new Map([...from.settings, ...settings]) };
}

function read(reading: Reading, instruction: Instruction, state: StageState): StageState {
  const { build, inputs } = reading;
  const { index, keyword } = instruction;
  const text = textOf(build.model, instruction);
  if (isCachedStep(instruction, build.builder)) {
    inputs.set(index, inputsOf(reading, instruction, state, text));
    return { ...state, parent: { instruction: index, relation: 'before' }, base: null };
  }
  if (keyword !== 'USER' && keyword !== 'SHELL' && keyword !== 'ONBUILD') return state;
  const before = keyword === 'ONBUILD' ? `${state.settings.get(keyword) ?? ''}\n` : '';
  return { ...state, settings: new Map(state.settings).set(keyword, before + text) };
}

function inputsOf(
  reading: Reading,
  instruction: Instruction,
  state: StageState,
  text: string,
): StepInputs {
  const { build, resolver, inputs } = reading;
  const from = sourcesOf(reading, instruction);
  const { files, sources, missing } = filesRead(build, resolver, instruction);
  const bases = new Map<string, string | null>();
  for (const ref of [...(state.base === null ? [] : [state.base]), ...from.images]) {
    const identity = identityOf(build, ref);
    if (identity === null) missing.add('base');
    bases.set(ref, identity);
  }
  const parents = [...(state.parent === null ? [] : [state.parent]), ...from.stages];
  const own = {
    instruction: instruction.index,
    stage: instruction.stage,
    text,
    settings: settingsOf(build, instruction, state),
    variables: variablesOf(build, resolver, instruction),
    bases,
    files,
    sources,
    parents,
    missing,
  };
  const keys = parents.map((parent) => inputs.get(parent.instruction)?.key ?? null);
  return { ...own, key: keyOf(own, keys, build.builder, reading.digest) };
}

/** Stages and images that COPY --from and mounts take from. */
function sourcesOf({ build, ends }: Reading, { index, keyword }: Instruction) {
  const stages: Parent[] = [];
  const images: string[] = [];
  for (const edge of build.graph.edges) {
    if (edge.instruction !== index || (edge.kind !== 'copy' && edge.kind !== 'mount')) continue;
    if (keyword === 'FROM') continue;
    const stage = build.graph.stages.find(({ id }) => id === edge.source);
    const last = stage && ends.get(stage.index);
    if (last?.parent) stages.push({ instruction: last.parent.instruction, relation: edge.kind });
    else if (last?.base) images.push(last.base);
    const image = build.graph.images.find(({ id }) => id === edge.source);
    if (image !== undefined && image.context === undefined) images.push(image.ref);
  }
  return { stages, images };
}

function identityOf({ bases }: PlannedBuild, ref: string): string | null {
  const base = bases.find((one) => one.ref === ref);
  return base?.digest ?? base?.imageId ?? null;
}

/** The instruction as the builder reads it, here-documents included. */
export function textOf(model: DockerfileModel, instruction: Instruction): string {
  const { cooked, from, to } = instructionText(model, instruction);
  const bodies = instruction.heredocs.map(({ bodySpan }) =>
    model.text.slice(bodySpan.start, bodySpan.end),
  );
  return [cooked.text.slice(from, to).trim(), ...bodies].join('\n');
}

/** What else acts on a RUN: the shell and user of its stage, and options of the build. */
function settingsOf(
  { options, builder }: PlannedBuild,
  { keyword }: Instruction,
  { settings }: StageState,
): ReadonlyMap<string, string> {
  const own = new Map<string, string>();
  const take = (name: string, value: string | undefined): void => {
    if (value !== undefined) own.set(name, value);
  };
  if (options.platforms.length > 0) own.set('--platform', options.platforms.join(','));
  take('--platform', settings.get('--platform'));
  take('ONBUILD', settings.get('ONBUILD'));
  if (keyword !== 'RUN' || builder === 'classic') return own;
  for (const name of ['USER', 'SHELL']) take(name, settings.get(name));
  if (options.network !== null) own.set('--network', options.network);
  if (options.extraHosts.length > 0) own.set('--add-host', options.extraHosts.join(' '));
  return own;
}

/**
 * Variables that are part of the step: a RUN gets all that are set in its stage, others those that they
 * name. What a base image sets is part of the base.
 */
function variablesOf(
  { model, builder }: PlannedBuild,
  resolver: Resolver,
  { index, keyword }: Instruction,
): ReadonlyMap<string, InputVariable> {
  const scope = resolver.scopeAt(index);
  const used = new Set(resolver.usesOf(index).map(({ name }) => name));
  const variables = new Map<string, InputVariable>();
  for (const [name, variable] of scope) {
    const { kind, source, state, definition } = variable;
    const isSeen = keyword === 'RUN' && (builder !== 'classic' || kind !== 'env');
    if (!used.has(name) && (!isSeen || kind === 'predefined')) continue;
    if (source === 'base-image' || state === 'unset') continue;
    const written = definition?.valueSpan;
    const raw = written ? model.text.slice(written.start, written.end) : null;
    // A value that hangs on the base or the platform: both are inputs themselves.
    const value = state === 'set' ? variable.value : raw;
    variables.set(name, { source: kind === 'env' ? 'environment' : 'argument', value });
  }
  return variables;
}
