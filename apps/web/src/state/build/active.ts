import { emptyTrace, foldEvents } from '@stagecraft/build-trace';
import type { BuildEvent, BuildRecord } from '@stagecraft/contracts';
import { frozenText } from '../../language/client.ts';
import type { BuildSlice, BuiltText } from '../build-slice.types.ts';
import type { Ports } from '../ports.ts';
import type { AppState, AppStore } from '../types.ts';
import { createDurationsLoader } from './durations.ts';
import { createEventInbox, onNextFrame } from './event-inbox.ts';
import { withoutBuild } from './list.ts';
import { logLimit } from './log.ts';
import { createOverlay, ended } from './overlay.ts';

/** What a slice that shows no build has of one. */
export const noBuild = {
  activeBuildId: null,
  activeRecord: null,
  trace: null,
  stepMatches: new Map(),
  overlay: new Map(),
  built: null,
  alignment: new Map(),
  imageHistory: [],
  image: null,
  imageProblem: null,
  stepDurations: null,
  logFocus: null,
} satisfies Partial<BuildSlice>;

/** The build that is shown: its events, its frozen text, its overlay, its image. */
export function createActiveBuild(ports: Ports, store: AppStore) {
  const compute = createOverlay();
  const overlay = (state: AppState) => overlayState(compute, state);
  const refreshOverlay = () => store.setState(overlay(store.getState()));
  const images = createImageLoader(ports, store, refreshOverlay);
  const durations = createDurationsLoader(ports, store);
  const isActive = (id: string) => store.getState().activeBuildId === id;

  const inbox = createEventInbox(ports.onNextFrame ?? onNextFrame, (buildId, events) => {
    if (!isActive(buildId)) return;
    const state = store.getState();
    const trace = foldEvents(state.trace ?? emptyTrace(), events, logLimit);
    if (trace === state.trace) return;
    store.setState({ trace, ...overlay({ ...state, trace }) });
    if (trace.state === 'running') void durations.load(buildId);
    if (!ended(trace)) return;
    if (state.cancellingBuildId === buildId) store.setState({ cancellingBuildId: null });
    void images.load(buildId);
  });

  function reset(): void {
    inbox.clear();
    images.reset();
    durations.reset();
  }

  async function select(id: string | null): Promise<void> {
    if (id !== null && isActive(id)) return;
    reset();
    store.setState({ ...noBuild, activeBuildId: id, buildProblem: null });
    if (id === null) return;
    const answer = await ports.api.call('getBuild', { params: { id } });
    if (!isActive(id)) return;
    if (!answer.ok) {
      store.setState({ ...noBuild, buildProblem: answer.problem });
      if (answer.problem.code === 'build_not_found') store.setState(withoutBuild(id));
      return;
    }
    store.setState({ activeRecord: answer.value });
    const built = await parseBuilt(ports, answer.value);
    if (!isActive(id)) return;
    store.setState({ built });
    refreshOverlay();
    await images.load(id);
  }

  function followState(before: AppState): void {
    const { snapshot, activeBuildId, engine, imageProblem } = store.getState();
    if (snapshot !== before.snapshot && activeBuildId !== null) refreshOverlay();
    const engineBack = engine.state === 'ready' && before.engine.state !== 'ready';
    if (engineBack && imageProblem) void images.reload();
  }

  const receive = (buildId: string, event: BuildEvent) => {
    if (isActive(buildId)) inbox.add(buildId, event);
  };
  return { select, reset, receive, followState, loadImage: images.reload };
}

/** Fetches the active build's image, once for each build unless asked again. */
function createImageLoader(ports: Ports, store: AppStore, onImage: () => void) {
  let asked: string | null = null;

  const load = async (buildId: string): Promise<void> => {
    const { trace, activeRecord } = store.getState();
    const imageId = trace?.imageId ?? activeRecord?.imageId ?? null;
    if (!imageId || asked === buildId) return;
    asked = buildId;
    store.setState({ imageProblem: null });
    const answer = await ports.api.call('getImage', { params: { ref: imageId } });
    if (store.getState().activeBuildId !== buildId) return;
    if (answer.ok) store.setState({ image: answer.value });
    else store.setState({ image: null, imageProblem: answer.problem });
    onImage();
  };
  const reload = async (): Promise<void> => {
    const { activeBuildId } = store.getState();
    asked = null;
    if (activeBuildId !== null) await load(activeBuildId);
  };
  const reset = (): void => {
    asked = null;
  };

  return { load, reload, reset };
}

function overlayState(
  compute: ReturnType<typeof createOverlay>,
  state: AppState,
): Partial<BuildSlice> {
  const { trace, built, snapshot, activeRecord, image } = state;
  const sameFile = snapshot !== null && snapshot.path === activeRecord?.options.dockerfile;
  return compute({ trace, built, current: sameFile ? snapshot.model : null, image });
}

/** The text of a build with its graph; null when there is none. */
export async function parseBuilt(ports: Ports, record: BuildRecord): Promise<BuiltText | null> {
  const { target, buildArgs, platforms } = record.options;
  // A path that no file can have keeps this apart from the document that is being edited.
  const path = `\0build:${record.id}`;
  const parsed = await ports.language.snapshot({
    path,
    kind: 'dockerfile',
    source: frozenText(record.dockerfileText),
    options: { target, buildArgs, platform: platforms[0] ?? null },
  });
  ports.language.close({ path });
  return parsed && { model: parsed.model, graph: parsed.graph };
}
