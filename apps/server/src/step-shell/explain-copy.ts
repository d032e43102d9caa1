import type {
  CopyFinding,
  CopyOrigin,
  CopyReport,
  ExplainCopyRequest,
} from '@stagecraft/contracts';
import {
  compileIgnore,
  createResolver,
  explainSource,
  leadsOut,
  type ContextAccess,
  type IgnoreRules,
  type Instruction,
} from '@stagecraft/dockerfile';
import { findContext } from '../builds/prepare-context.ts';
import { readBuilt, type BuiltText } from '../builds/record/built.ts';
import { readIgnoreFile } from '../context/survey.ts';
import { contextAccess } from '../context/read-context.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { findState, type StateGround } from './open-state.ts';

/** Other stages in which a path is looked for. */
const otherStages = 4;

/** Files that a COPY can take from. */
interface Origin {
  readonly what: CopyOrigin;
  readonly access: ContextAccess;
  readonly rules: IgnoreRules;
  readonly close: () => void;
}

interface Ground {
  readonly states: StateGround;
  readonly root: string;
  readonly request: ExplainCopyRequest;
  readonly built: BuiltText;
  readonly gone: AbortSignal;
}

const noRules = compileIgnore('');

/** Folders of a state or an image, as `explainSource` reads them. */
function accessOf(
  list: (path: string) => Promise<readonly { name: string; folder: boolean }[] | null>,
): ContextAccess {
  return {
    async readFolder(path) {
      const entries = await list(`/${path}`);
      return (
        entries?.map(({ name, folder }) => ({
          name,
          kind: folder ? 'folder' : 'file',
          bytes: 0,
        })) ?? null
      );
    },
    follow: async (path) => ({ path, kind: 'folder', bytes: 0 }),
  };
}

async function contextOrigin(
  { root, request, gone }: Ground,
  ignore: string,
): Promise<Origin | null> {
  const context = await findContext(root, request.options.context);
  if (!context.ok || context.value.kind !== 'folder') return null;
  return {
    what: { kind: 'context' },
    access: contextAccess(context.value.root, gone),
    rules: compileIgnore(ignore),
    close: () => undefined,
  };
}

/** A stage as it is at its end. Built if it is not in the cache. */
async function stageOrigin(ground: Ground, index: number): Promise<Origin | null> {
  const { states, root, request, built, gone } = ground;
  const stage = built.graph.stages[index];
  if (stage === undefined) return null;
  const last = stage.instructions.at(-1) ?? stage.from;
  const asked = { ...request, instruction: last, side: 'after' as const };
  const found = await findState(states, root, asked, () => undefined, gone);
  if (!found.ok || found.value.opened.state !== 'opened') return null;
  const { step } = found.value.opened;
  return {
    what: { kind: 'stage', name: stage.name ?? String(index) },
    access: accessOf(async (path) => {
      const listed = await step.folder(path);
      return listed.ok ? listed.value.entries : null;
    }),
    rules: noRules,
    close: () => step.close(),
  };
}

function imageOrigin({ states, gone }: Ground, ref: string): Origin {
  return {
    what: { kind: 'image', ref },
    access: accessOf(async (path) => {
      const listed = await states.folders.list(ref, path, gone);
      return listed.ok ? listed.value.entries : null;
    }),
    rules: noRules,
    close: () => undefined,
  };
}

/** Index of the stage that an instruction copies from; null for the context or an image. */
function sourceStage({ graph }: BuiltText, { index }: Instruction): number | null {
  const edge = graph.edges.find(
    ({ instruction, kind }) => instruction === index && kind === 'copy',
  );
  const found = graph.stages.find(({ id }) => id === edge?.source);
  return found?.index ?? null;
}

/** Where a path may also be: the context, and the stages before this one that the build needs. */
async function elsewhere(
  ground: Ground,
  instruction: Instruction,
  context: Origin | null,
): Promise<Origin[]> {
  const from = sourceStage(ground.built, instruction);
  const others = ground.built.graph.stages.filter(
    ({ index, needed }) => needed && index < instruction.stage && index !== from,
  );
  const opened = await Promise.all(
    others.slice(-otherStages).map(({ index }) => stageOrigin(ground, index)),
  );
  return [...(from === null ? [] : [context]), ...opened].filter((one) => one !== null);
}

/** The very paths that the instruction names, variables put in; null for what can't be known. */
function sourcesOf({ model, graph, options }: BuiltText, instruction: Instruction) {
  const { detail, heredocs, index } = instruction;
  const resolver = createResolver(model, graph, options);
  const opens = new Set(heredocs.map(({ openSpan }) => openSpan.start));
  const words = detail.type === 'copy' ? detail.sources : [];
  return words
    .filter(
      ({ span, value }) => !opens.has(span.start) && !/^[a-z][a-z+.-]*:\/\/|^git@/i.test(value),
    )
    .map(({ value }) => ({ written: value, path: resolver.expand(index, value).value }));
}

async function originOf(
  ground: Ground,
  instruction: Instruction,
  context: Origin | null,
): Promise<Origin | null> {
  const { detail } = instruction;
  if (detail.type !== 'copy' || detail.from === null) return context;
  const stage = sourceStage(ground.built, instruction);
  if (stage !== null) return stageOrigin(ground, stage);
  const ref = detail.from.value;
  return Object.hasOwn(ground.request.options.namedContexts, ref) ? null : imageOrigin(ground, ref);
}

/** What an origin is called that could not be read. */
const nameOf = ({ detail }: Instruction): CopyOrigin =>
  detail.type === 'copy' && detail.from !== null
    ? { kind: 'stage', name: detail.from.value }
    : { kind: 'context' };

async function find(origin: Origin | null, path: string | null): Promise<CopyFinding> {
  if (origin === null || path === null) return { kind: 'unknown' };
  const found = await explainSource(origin.access, origin.rules, path);
  return found.kind === 'missing' ? { ...found, similar: [...found.similar] } : found;
}

/**
 * Looks for the sources of a COPY or ADD where it takes them from and, for what is not there, elsewhere.
 * Stages that are not in the build cache are built for it.
 *
 * @param root absolute real path of the workspace
 */
export async function explainCopy(
  states: StateGround,
  root: string,
  request: ExplainCopyRequest,
  gone: AbortSignal,
): Promise<Result<CopyReport>> {
  const built = readBuilt(request.dockerfileText, { ...request.options, target: null });
  const instruction = built.model.instructions[request.instruction];
  if (instruction?.detail.type !== 'copy') return fail('step_state_unavailable');
  const ignore = await readIgnoreFile(root, request.options.dockerfile);
  if (!ignore.ok) return ignore;
  const ground = { states, root, request, built, gone };
  const context = await contextOrigin(ground, ignore.value.text);
  const origin = await originOf(ground, instruction, context);
  const sources = sourcesOf(built, instruction);
  const findings = await Promise.all(sources.map(({ path }) => find(origin, path)));
  const isLost = findings.some(({ kind }) => kind === 'missing');
  const others = isLost ? await elsewhere(ground, instruction, context) : [];
  const report = await Promise.all(
    sources.map(async ({ written, path }, at): Promise<CopyReport['sources'][number]> => {
      const finding = findings[at] ?? { kind: 'unknown' };
      const found = await Promise.all(
        finding.kind === 'missing' ? others.map((other) => find(other, path)) : [],
      );
      return {
        source: path ?? written,
        from: origin?.what ?? nameOf(instruction),
        leadsOut: origin?.what.kind === 'context' && leadsOut(path ?? written),
        finding,
        alsoIn: others.flatMap(({ what }, i) => (found[i]?.kind === 'there' ? [what] : [])),
      };
    }),
  );
  for (const { close } of [origin, ...others].filter((one) => one !== null)) close();
  return ok({ ignoreFile: ignore.value.path, sources: report });
}
