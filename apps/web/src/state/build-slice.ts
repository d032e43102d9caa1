import type { BuildEvent, BuildSummary, StreamMessage } from '@stagecraft/contracts';
import { createLiveStream, type StreamState } from '../api/stream.ts';
import type { BuildSlice } from './build-slice.types.ts';
import { createActiveBuild, noBuild } from './build/active.ts';
import { createDoings, dropBuild, followDocument } from './build/doings.ts';
import { onNextFrame } from './build/event-inbox.ts';
import { createFollowBuild } from './build/follow.ts';
import { createLogReading } from './build/log.ts';
import { createBuildList } from './build/list.ts';
import { createPresets } from './build/presets.ts';
import type { Ports } from './ports.ts';
import type { AppStore, Slice } from './types.ts';

/** What is chosen for the next build before a Dockerfile is open. */
const noChoice = {
  buildOptions: null,
  moreTargets: [],
  secretValues: {},
  presets: null,
  presetProblem: null,
};

/** Everything about builds: the list, the one that is shown, its overlay on today's text, its image. */
export const createBuildSlice =
  (ports: Ports): Slice<BuildSlice> =>
  (set, get, store) => {
    const active = createActiveBuild(ports, store);
    const list = createBuildList(ports, store);
    const doings = createDoings(ports, store);
    ports.stream.onMessage(listenTo(store, active.receive, list.receive));
    ports.stream.onConnection(onReconnect(() => void list.load()));
    store.subscribe((state, before) => {
      if (state.workspace?.id !== before.workspace?.id) {
        set({ ...noBuild, ...noChoice, builds: [], buildProblem: null });
        active.reset();
        if (state.workspace) void list.load();
      }
      followDocument(ports, store, before);
      active.followState(before);
    });
    return {
      ...noBuild,
      builds: [],
      buildsLoad: { state: 'loading' },
      ...noChoice,
      buildProblem: null,
      buildStarting: false,
      cancellingBuildId: null,
      ...doings,
      ...createPresets(ports, store),
      ...createLogReading(ports, store),
      loadBuilds: list.load,
      selectBuild: active.select,
      loadImage: active.loadImage,
      followBuild: createFollowBuild(createLiveStream, ports.onNextFrame ?? onNextFrame),
      focusStep: (stepId) => set({ logFocus: { stepId, count: (get().logFocus?.count ?? 0) + 1 } }),
      askedStep: null,
      askWhy: (askedStep) => set({ askedStep }),
      askRecords: (name, options) => ports.api.call(name, options),
      dismissBuildProblem: () => set({ buildProblem: null }),
    };
  };

/** Calls back when the stream is up again after it was lost: what was said meanwhile was missed. */
function onReconnect(work: () => void): (state: StreamState) => void {
  let lost = false;
  return (state) => {
    if (state === 'lost') lost = true;
    if (state !== 'open' || !lost) return;
    lost = false;
    work();
  };
}

function listenTo(
  store: AppStore,
  onEvent: (buildId: string, event: BuildEvent) => void,
  onSummary: (summary: BuildSummary) => void,
): (message: StreamMessage) => void {
  return (message) => {
    if (message.kind === 'build.event') onEvent(message.buildId, message.event);
    if (message.kind === 'build.summary') {
      if (message.build.workspaceId === store.getState().workspace?.id) onSummary(message.build);
    }
    if (message.kind === 'build.deleted') dropBuild(store, message.buildId);
  };
}
