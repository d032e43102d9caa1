import { changesUnderWay, inTurn } from '../../canvas/in-turn.ts';
import type { Ports } from '../../ports.ts';
import type { Trial, TrialBuild, TrialFailure, TrialPlan } from '../../trial-slice.types.ts';
import type { AppStore } from '../../types.ts';
import { buildText } from './build-text.ts';
import { knownBuild } from './known-build.ts';

interface Run {
  readonly ports: Ports;
  readonly store: AppStore;
  readonly signal: AbortSignal;
  /** The Dockerfile. */
  readonly path: string;
}

/** Builds, applies, builds again; the store's trial says how far it is. */
export async function runTrial(
  ports: Ports,
  store: AppStore,
  change: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<void> {
  await changesUnderWay(store);
  const path = store.getState().buildOptions?.dockerfile;
  if (path === undefined) return;
  const run = { ports, store, signal, path };
  const plan = await savedPlan(run);
  if (plan === null) return;
  const known = await knownBuild(ports, store.getState(), plan, signal);
  if (isStopped(run)) return;
  const before = known ?? (await build(run, plan));
  if (before === null || isStopped(run)) return;
  show(store, { before, step: 'change' });
  if (!(await make(run, plan, change))) return fail(run, { kind: 'change' });
  const changed = await savedPlan(run);
  if (changed === null) return;
  show(store, { planned: { before: plan, after: changed }, step: 'after' });
  if (isStopped(run)) return;
  const after = await build(run, changed);
  if (after !== null) show(store, { after, state: 'done' });
}

/** Builds both again, without the cache. */
export async function repeatTrial(
  ports: Ports,
  store: AppStore,
  planned: NonNullable<Trial['planned']>,
  signal: AbortSignal,
): Promise<void> {
  const run = { ports, store, signal, path: planned.after.options.dockerfile };
  const before = await build(run, withoutCache(planned.before));
  if (before === null || isStopped(run)) return;
  show(store, { before, step: 'after' });
  const after = await build(run, withoutCache(planned.after));
  if (after !== null) show(store, { after, state: 'done' });
}

function withoutCache({ options, dockerfileText }: TrialPlan): TrialPlan {
  return { options: { ...options, noCache: true }, dockerfileText };
}

function show(store: AppStore, change: Partial<Trial>): void {
  const { trial } = store.getState();
  if (trial !== null) store.setState({ trial: { ...trial, ...change } });
}

/** True when the trial was cancelled, which it then says. */
function isStopped({ store, signal }: Run): boolean {
  if (signal.aborted) show(store, { state: 'cancelled' });
  return signal.aborted;
}

function fail({ store }: Run, failure: TrialFailure): void {
  show(store, { state: 'failed', failure });
}

/**
 * What would be built now. It is saved, as a build may read it from the folder, too; null where that
 * cannot be. Only the image is made: names and files are the result of a build that is asked for.
 */
async function savedPlan(run: Run): Promise<TrialPlan | null> {
  const { store, path } = run;
  await changesUnderWay(store);
  const { documents, saveFile } = store.getState();
  const isSaved = !documents.isDirty(path) || (await saveFile(path));
  const { buildOptions: options, textOf } = store.getState();
  const dockerfileText = textOf(path);
  if (!isSaved || options?.dockerfile !== path || dockerfileText === null) {
    fail(run, { kind: 'save' });
    return null;
  }
  return { options: { ...options, tags: [], output: { kind: 'image' } }, dockerfileText };
}

/** False where it cannot be made any more. */
async function make(
  { store, path }: Run,
  plan: TrialPlan,
  change: () => Promise<boolean>,
): Promise<boolean> {
  let isDone = false;
  await inTurn(store, async () => {
    isDone = store.getState().textOf(path) === plan.dockerfileText && (await change());
  });
  return isDone;
}

/** Null when it did not succeed, which the trial then says. */
async function build(run: Run, plan: TrialPlan): Promise<TrialBuild | null> {
  const { ports, store, signal } = run;
  const built = await buildText(ports, store, plan, true, signal);
  if (!built.ok) {
    fail(run, { kind: 'refused', problem: built.problem });
    return null;
  }
  const { id, number, state, error } = built.build;
  if (state === 'succeeded') return { id, number, reused: false };
  if (isStopped(run)) return null;
  fail(run, state === 'failed' ? { kind: 'build', number, error } : { kind: 'stopped', number });
  return null;
}
