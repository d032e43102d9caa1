import type { Language } from '@stagecraft/contracts';
import type { EditorSettings } from '../document/editor-language.ts';
import type { Direction } from '@stagecraft/graph-layout';

export type Theme = 'dark' | 'light' | 'system';
export type SideTab = 'files' | 'builds';
export type BottomTab = 'problems' | 'log' | 'timeline' | 'image' | 'builders' | 'terminal';
export type CentreTab = 'editor' | 'graph';
export type Dialog =
  | 'palette'
  | 'files'
  | 'build'
  | 'presets'
  | 'shortcuts'
  | 'editorSettings'
  | 'runImage'
  | 'runStage'
  | 'records'
  | 'buildPair'
  | 'registries'
  | 'pull'
  | 'push'
  | 'terminal'
  | null;
/** How the stage graph is drawn; `auto` takes what shows more of it in the room there is. */
export type GraphDirection = 'auto' | Direction;
/** What the stage graph's nodes and rows are coloured by. */
export type OverlayMode = 'build' | 'time' | 'size' | 'cache' | 'problems';
/** Panel id → size in percent of its group. */
export type PanelSizes = Readonly<Record<string, number>>;

/** What the log shows beside its lines: nothing, the time since the step began, or the time of day. */
export type LogTimes = 'off' | 'since' | 'clock';

/** What the list of problems shows, and by what it is arranged. */
export interface ProblemsView {
  /** The file in front, or all that the workspace has. */
  readonly files: 'front' | 'workspace';
  readonly grouping: 'none' | 'severity' | 'rule' | 'stage';
  /** The same for all files. */
  readonly workspaceGrouping: 'file' | 'severity' | 'rule';
}

/** When the browser tells that a build has ended. */
export interface BuildNotices {
  /** Once the person has allowed it; the browser's own permission counts besides. */
  readonly enabled: boolean;
  /** Only builds that took longer. */
  readonly afterSeconds: number;
}

/** How the window looks; remembered in the browser's storage. */
export interface ViewSlice {
  readonly theme: Theme;
  readonly language: Language;
  readonly sideTab: SideTab;
  readonly bottomTab: BottomTab;
  /** Which half of the centre is shown where there is no room for both. */
  readonly centreTab: CentreTab;
  readonly sideOpen: boolean;
  readonly bottomOpen: boolean;
  /** Whether the keyboard is to go into the lower panel, once that is drawn. */
  readonly entersBottom: boolean;
  readonly graphDirection: GraphDirection;
  /** The stage graph as a picture, or as a tree of its stages and instructions. */
  readonly graphView: 'canvas' | 'tree';
  readonly overlayMode: OverlayMode;
  /** Panel group id → its sizes, as the person left them. */
  readonly panelSizes: Readonly<Record<string, PanelSizes>>;
  readonly editorSettings: EditorSettings;
  /** Whether long lines of the log go on in the next row. */
  readonly logWrap: boolean;
  readonly logTimes: LogTimes;
  readonly buildNotices: BuildNotices;
  readonly problemsView: ProblemsView;
  /** What stands before the page's title, of builds that go on or ended while nobody looked. */
  readonly titleMark: string | null;
  readonly dialog: Dialog;
  setTheme(theme: Theme): void;
  setLanguage(language: Language): void;
  /** Shows the tab, opening the panel when it is closed. */
  showSide(tab: SideTab): void;
  showBottom(tab: BottomTab): void;
  /** Shows the tab and has the keyboard go into it. */
  enterBottom(tab: BottomTab): void;
  /** The keyboard is in the lower panel. */
  enteredBottom(): void;
  showCentre(tab: CentreTab): void;
  toggleSide(): void;
  toggleBottom(): void;
  setGraphDirection(direction: GraphDirection): void;
  setGraphView(view: ViewSlice['graphView']): void;
  setOverlayMode(mode: OverlayMode): void;
  setPanelSizes(group: string, sizes: PanelSizes): void;
  setEditorSettings(change: Partial<EditorSettings>): void;
  setLogWrap(wrap: boolean): void;
  setLogTimes(times: LogTimes): void;
  setProblemsView(change: Partial<ProblemsView>): void;
  setBuildNotices(change: Partial<BuildNotices>): void;
  openDialog(dialog: Dialog): void;
}
