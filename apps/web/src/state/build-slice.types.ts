import type { ApiClient, ApiResult } from '../api/client.ts';
import type { BuildTrace, MatchedHistoryEntry, StepMatch } from '@stagecraft/build-trace';
import type {
  BuildOptions,
  BuildPreset,
  BuildRecord,
  BuildSummary,
  ImageDetail,
  LogSearchResult,
  LogWindow,
  Problem,
  SavePresetRequest,
  StepDurations,
} from '@stagecraft/contracts';
import type { DockerfileModel, StageGraph } from '@stagecraft/dockerfile';
import type { FollowBuild } from './build/follow.ts';

/** The text that a build was made from, parsed with the options it was built with. */
export interface BuiltText {
  readonly model: DockerfileModel;
  readonly graph: StageGraph;
}

/** What the graph shows of the active build on one of today's instructions. */
export interface InstructionOverlay {
  readonly phase: 'queued' | 'running' | 'cached' | 'done' | 'failed' | 'cancelled';
  readonly startedAt: number | null;
  readonly durationMs: number | null;
  readonly error: string | null;
  readonly exitCode: number | null;
  /** The last lines of what a failed command printed, oldest first; absent when that is not known. */
  readonly output?: readonly string[];
  /** Steps behind it (several for ONBUILD or several platforms), ids. */
  readonly steps: readonly string[];
  /** Bytes of the layer it made; null when not known (yet). */
  readonly layerSize: number | null;
}

/** A step of which is asked why it was carried out anew. */
export interface AskedStep {
  readonly buildId: string;
  /** Index in the built text. */
  readonly instruction: number;
  /** As the builder names it. */
  readonly name: string;
}

/** How far the list of builds is. */
export type BuildListLoad =
  | { readonly state: 'loading' }
  | { readonly state: 'ready' }
  | { readonly state: 'failed'; readonly problem: Problem };

export interface BuildSlice {
  /** Newest first. */
  readonly builds: readonly BuildSummary[];
  readonly buildsLoad: BuildListLoad;
  readonly activeBuildId: string | null;
  readonly activeRecord: BuildRecord | null;
  readonly trace: BuildTrace | null;
  readonly stepMatches: ReadonlyMap<string, StepMatch>;
  /** Today's instruction index → state; only where today's instruction still equals the built one. */
  readonly overlay: ReadonlyMap<number, InstructionOverlay>;
  /** Of the active build; null until it is parsed. */
  readonly built: BuiltText | null;
  /** Index of a built instruction → index of today's equal one, when today's text shows the same file. */
  readonly alignment: ReadonlyMap<number, number>;
  /** The image's history, oldest first, with what made each entry (indices of built instructions). */
  readonly imageHistory: readonly MatchedHistoryEntry[];
  /** The active build's image; null before it is there or when it is gone. */
  readonly image: ImageDetail | null;
  readonly imageProblem: Problem | null;
  /** What steps took in builds before the active one; null until it runs, and where none is known. */
  readonly stepDurations: StepDurations | null;
  /** Options as the panel has them, kept per workspace and Dockerfile. */
  readonly buildOptions: BuildOptions | null;
  readonly buildProblem: Problem | null;
  /** From the click on Build until the server took it. */
  readonly buildStarting: boolean;
  /** The build that was asked to stop and has not yet. */
  readonly cancellingBuildId: string | null;
  /** Step to show in the log; `count` grows so that the same step can be asked twice. */
  readonly logFocus: { readonly stepId: string; readonly count: number } | null;
  /** Searches the whole log of the shown build on the server; `regex`: the text is a regular expression. */
  readonly searchBuildLog: (
    text: string,
    regex: boolean,
    signal: AbortSignal,
  ) => Promise<ApiResult<LogSearchResult>>;
  /** Lines of a step of the shown build; `from` is 0-based. */
  readonly readBuildLog: (
    step: string,
    from: number,
    count: number,
  ) => Promise<ApiResult<LogWindow>>;
  readonly setBuildOptions: (change: Partial<BuildOptions>) => void;
  /** Takes all options at once, also for another Dockerfile, which is opened; false when it cannot be. */
  readonly applyBuildOptions: (options: BuildOptions) => Promise<boolean>;
  /** Targets that are built besides the chosen one, each as a build of its own. */
  readonly moreTargets: readonly string[];
  readonly setMoreTargets: (targets: readonly string[]) => void;
  /** Id → value of secrets that were typed. Only here, for as long as the page shows the workspace. */
  readonly secretValues: Readonly<Record<string, string>>;
  readonly setSecretValue: (id: string, value: string) => void;
  /** Named options of the workspace by name; null until they were asked for. */
  readonly presets: readonly BuildPreset[] | null;
  /** Why presets could not be read, saved or deleted; gone with the next change that worked. */
  readonly presetProblem: Problem | null;
  readonly loadPresets: () => Promise<void>;
  /** Gives it as it was kept, or null when it was not. */
  readonly savePreset: (request: SavePresetRequest) => Promise<BuildPreset | null>;
  readonly deletePreset: (id: string) => Promise<void>;
  /** Asks for the workspace's builds again. */
  readonly loadBuilds: () => Promise<void>;
  /** Saves the Dockerfile, then builds its text. Asks for typed secrets that are missing instead. */
  readonly startBuild: () => Promise<void>;
  /** The same by both builders, without what one of them cannot do; shows them side by side. */
  readonly startBuildPair: () => Promise<void>;
  readonly followBuild: FollowBuild;
  readonly cancelBuild: () => Promise<void>;
  /** Shows a build, past or running; null shows none. */
  readonly selectBuild: (id: string | null) => Promise<void>;
  readonly deleteBuild: (id: string) => Promise<void>;
  readonly focusStep: (stepId: string) => void;
  /** Asks for the active build's image again. */
  readonly loadImage: () => Promise<void>;
  /** What `askWhy` asked about last; null while nothing is asked. */
  readonly askedStep: AskedStep | null;
  /** Shows why a step was not taken from the cache; null ends it. */
  readonly askWhy: (step: AskedStep | null) => void;
  /** Asks the server about records of builds; the answers are for who asked, and kept nowhere. */
  readonly askRecords: ApiClient['call'];
  /** Takes the note about a start, cancel or delete that failed away. */
  readonly dismissBuildProblem: () => void;
}
