import type { BuildOptions, BuildSummary } from '@stagecraft/contracts';
import type { BuildSlice } from '../build-slice.types.ts';
import type { Ports } from '../ports.ts';
import { changesUnderWay } from '../canvas/in-turn.ts';
import type { AppState, AppStore } from '../types.ts';
import { newestFirst, withoutBuild } from './list.ts';
import { readOptions, writeOptions } from './options.ts';
import { buildsOf, missingSecrets, secretValuesOf } from './requests.ts';

type Doings = Pick<
  BuildSlice,
  | 'setBuildOptions'
  | 'applyBuildOptions'
  | 'setMoreTargets'
  | 'setSecretValue'
  | 'startBuild'
  | 'startBuildPair'
  | 'cancelBuild'
  | 'deleteBuild'
>;

/** What a person does with builds. */
export function createDoings(ports: Ports, store: AppStore): Doings {
  return {
    setBuildOptions(change) {
      const { buildOptions, workspace, target, setTarget } = store.getState();
      if (!buildOptions || !workspace) return;
      const options = { ...buildOptions, ...change };
      store.setState({ buildOptions: options });
      writeOptions(ports.storage, workspace.id, options);
      if (options.target !== target) setTarget(options.target);
    },
    async applyBuildOptions(options) {
      const { buildOptions, findDockerfiles, openFile } = store.getState();
      const { dockerfile } = options;
      if (buildOptions?.dockerfile !== dockerfile) {
        if (!(await findDockerfiles()).includes(dockerfile)) return false;
        await openFile(dockerfile);
        // Opening it made its own last options the present ones.
        if (store.getState().buildOptions?.dockerfile !== dockerfile) return false;
      }
      store.getState().setBuildOptions(options);
      store.setState({ moreTargets: [] });
      return true;
    },
    setMoreTargets: (moreTargets) => store.setState({ moreTargets }),
    setSecretValue(id, value) {
      store.setState(({ secretValues }) => ({ secretValues: { ...secretValues, [id]: value } }));
    },
    startBuild: () => once(store, () => start(ports, store)),
    startBuildPair: () => once(store, () => startPair(ports, store)),
    async cancelBuild() {
      const { activeBuildId, cancellingBuildId } = store.getState();
      if (activeBuildId === null || cancellingBuildId === activeBuildId) return;
      store.setState({ cancellingBuildId: activeBuildId, buildProblem: null });
      const answer = await ports.api.call('cancelBuild', { params: { id: activeBuildId } });
      if (answer.ok) return;
      store.setState({ cancellingBuildId: null });
      // It ended in the meantime: what was wanted is true.
      if (answer.problem.code === 'build_not_running') return;
      store.setState({ buildProblem: answer.problem });
    },
    async deleteBuild(id) {
      store.setState({ buildProblem: null });
      const answer = await ports.api.call('deleteBuild', { params: { id } });
      if (!answer.ok && answer.problem.code !== 'build_not_found') {
        store.setState({ buildProblem: answer.problem });
        return;
      }
      dropBuild(store, id);
    },
  };
}

/** Takes a deleted build out of the list and out of view. */
export function dropBuild(store: AppStore, id: string): void {
  store.setState(withoutBuild(id));
  if (store.getState().activeBuildId === id) void store.getState().selectBuild(null);
}

/** Starts unless something is being started; asks for typed secrets that are missing instead. */
async function once(store: AppStore, work: () => Promise<void>): Promise<void> {
  const { buildStarting, buildOptions, secretValues, openDialog } = store.getState();
  if (buildStarting) return;
  if (buildOptions && missingSecrets(buildOptions, secretValues).length > 0) {
    openDialog('build');
    return;
  }
  store.setState({ buildStarting: true, buildProblem: null });
  await work();
  store.setState({ buildStarting: false });
}

/** What is to be built. */
export interface Wanted {
  readonly workspaceId: string;
  readonly options: BuildOptions;
  readonly dockerfileText: string;
}

/** The options with the Dockerfile's saved text; null when there is none, or it could not be saved. */
export async function wanted(store: AppStore): Promise<Wanted | null> {
  // A gesture may still be on its way to the text that is to be built.
  await changesUnderWay(store);
  const { buildOptions: options, workspace, openFiles, documents, saveFile } = store.getState();
  if (!options || !workspace) return null;
  const path = options.dockerfile;
  const file = openFiles.find((one) => one.path === path);
  if (!file) return null;
  // A conflict stops here; the editor shows it with its ways out.
  if (documents.isDirty(path) && !(await saveFile(path))) return null;
  const dockerfileText = store.getState().textOf(path);
  return dockerfileText === null ? null : { workspaceId: workspace.id, options, dockerfileText };
}

async function startPair(ports: Ports, store: AppStore): Promise<void> {
  const asked = await wanted(store);
  if (asked === null) return;
  const { workspaceId, options, dockerfileText } = asked;
  const secretValues = secretValuesOf(options, store.getState().secretValues);
  const answer = await ports.api.call('startBuildPair', {
    params: { id: workspaceId },
    body: { options, dockerfileText, secretValues },
  });
  if (store.getState().workspace?.id !== workspaceId) return;
  if (!answer.ok) {
    store.setState({ buildProblem: answer.problem });
    return;
  }
  const { buildkit, classic } = answer.value;
  for (const one of [buildkit, classic]) enlist(store, one);
  store.getState().showBottom('builders');
  await store.getState().selectBuild(buildkit.id);
}

async function start(ports: Ports, store: AppStore): Promise<void> {
  const asked = await wanted(store);
  if (asked === null) return;
  const { workspaceId, options, dockerfileText } = asked;
  const { moreTargets, secretValues } = store.getState();
  let first: string | null = null;
  for (const one of buildsOf(options, moreTargets)) {
    const answer = await ports.api.call('startBuild', {
      params: { id: workspaceId },
      body: { options: one, dockerfileText, secretValues: secretValuesOf(one, secretValues) },
    });
    if (store.getState().workspace?.id !== workspaceId) return;
    if (!answer.ok) {
      store.setState({ buildProblem: answer.problem });
      break;
    }
    enlist(store, answer.value);
    first ??= answer.value.id;
  }
  if (first === null) return;
  store.getState().showBottom('log');
  await store.getState().selectBuild(first);
}

/** Puts a build that was started into the list. */
export function enlist(store: AppStore, started: BuildSummary): void {
  const { builds } = store.getState();
  const others = builds.filter((build) => build.id !== started.id);
  // The stream may have been faster with a later state.
  const known = builds.find((build) => build.id === started.id);
  store.setState({ builds: newestFirst([known ?? started, ...others]) });
}

/** Keeps the options with the Dockerfile that is shown and with the target that is drawn. */
export function followDocument(ports: Ports, store: AppStore, before: AppState): void {
  const { activePath, openFiles, workspace, buildOptions, target, setTarget } = store.getState();
  if (activePath !== before.activePath || openFiles !== before.openFiles) {
    const shown = openFiles.find((file) => file.path === activePath);
    const changed = shown?.dockerfile === true && shown.path !== buildOptions?.dockerfile;
    if (workspace && changed) {
      const options = readOptions(ports.storage, workspace.id, shown.path);
      store.setState({ buildOptions: options, moreTargets: [] });
      if (options.target !== target) setTarget(options.target);
      return;
    }
    const gone = buildOptions && !openFiles.some((file) => file.path === buildOptions.dockerfile);
    if (gone) store.setState({ buildOptions: null });
    return;
  }
  if (target !== before.target && workspace && buildOptions && buildOptions.target !== target) {
    const options = { ...buildOptions, target };
    store.setState({ buildOptions: options });
    writeOptions(ports.storage, workspace.id, options);
  }
}
