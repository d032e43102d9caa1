import type { Problem as ApiProblem } from '@stagecraft/contracts';
import type { DockerfileModel, Problem, Span, StageGraph } from '@stagecraft/dockerfile';
import type { Layout } from '@stagecraft/graph-layout';
import type { LineEndingName } from '../document/line-endings.ts';
import type { FixingSlice } from './document/fixing.ts';
import type { WorkspaceProblemsSlice } from './problems/workspace-problems.types.ts';
import type { Notices } from '../language/lint/types.ts';
import type { DocumentSession, Edit } from '../document/session.ts';

/** All that the worker computes for one version of the text. */
export interface Snapshot {
  readonly path: string;
  /** Monaco's version id of the model. */
  readonly version: number;
  readonly model: DockerfileModel;
  readonly graph: StageGraph;
  /** Model and graph problems, in order of position. */
  readonly problems: readonly Problem[];
  /**
   * Node id → box, drawn in either direction; nodes are `context`, image and stage ids, `output`, and
   * `globals` for the instructions before the first FROM.
   */
  readonly layout: Layout;
}

/** A text with what there is to say of it, and what the places are counted in. */
export interface CheckedText extends Pick<Snapshot, 'path' | 'version'>, Notices {
  readonly model: Pick<DockerfileModel, 'text' | 'lineStarts'>;
}

/** Someone else changed the file that is open here. */
export interface DiskConflict {
  readonly kind: 'changed' | 'deleted';
  /** What is on disk now; null when deleted. */
  readonly diskText: string | null;
  readonly diskVersion: string | null;
}

/** A file open in a tab. Its text lives in the Monaco model, never here. */
export interface OpenFile {
  readonly path: string;
  readonly dockerfile: boolean;
  /** `failed`: it could not be read, `problem` says why. */
  readonly load: 'loading' | 'ready' | 'failed';
  readonly dirty: boolean;
  /** How its lines end on disk; null until it was read. */
  readonly lineEnding: LineEndingName | null;
  readonly saving: boolean;
  /** Version on disk that the tab is based on. */
  readonly version: string | null;
  readonly conflict: DiskConflict | null;
  /** Why the last reading or saving failed; null once one succeeded. */
  readonly problem: ApiProblem | null;
}

/** Asks the editor to show and select a range; `count` grows so that the same range can be asked twice. */
export interface RevealRequest {
  readonly path: string;
  readonly span: Span;
  readonly focus: boolean;
  readonly count: number;
}

/** Something a person should hear of once; `count` grows so that the same can be said twice. */
export interface DocumentNotice {
  readonly kind: 'reloaded' | 'languageRestarted' | 'languageStopped' | 'editRefused';
  /** The file it is about; empty for none. */
  readonly path: string;
  /** A refusal's reason, as it is shown. */
  readonly text?: string;
  readonly count: number;
}

/** Numbers of stages in the active Dockerfile mean another stage since stages moved; `edits` correct them. */
export interface StageNumberOffer {
  readonly path: string;
  /** Of the text that the edits are for. */
  readonly version: number;
  readonly edits: readonly Edit[];
}

/** What a command asks of the canvas. */
export interface GraphRequest {
  readonly kind:
    | 'fit'
    | 'fitSelection'
    | 'focus'
    | 'search'
    | 'zoomIn'
    | 'zoomOut'
    | 'exportSvg'
    | 'exportPng'
    | 'exportMermaid'
    | 'exportDot'
    | 'copyImage'
    | 'copyMermaid'
    | 'copyDot';
  readonly count: number;
}

/** Where a person put a node, in flow units. */
export interface NodePosition {
  readonly x: number;
  readonly y: number;
}

export interface DocumentSlice extends FixingSlice, WorkspaceProblemsSlice {
  readonly openFiles: readonly OpenFile[];
  readonly activePath: string | null;
  /** Of the active Dockerfile; null while none is active or before the first parse. */
  readonly snapshot: Snapshot | null;
  /** What was last found in the file in front; null before that, and while it is none that is checked. */
  readonly checked: CheckedText | null;
  /** Index of the instruction the cursor is in. */
  readonly cursorInstruction: number | null;
  readonly cursor: { readonly line: number; readonly column: number } | null;
  readonly reveal: RevealRequest | null;
  /** Target chosen for drawing and building; null is the last stage. */
  readonly target: string | null;
  /** Whose doing that is: a person's choice, or what became of the chosen stage in the text. */
  readonly targetBy: 'person' | 'stage';
  readonly documentNotice: DocumentNotice | null;
  readonly stageNumberOffer: StageNumberOffer | null;
  /**
   * Where nodes were dragged to, by the graph view's name for a node in a direction (`placeKey`); all
   * others stand where the layout puts them. Of the active Dockerfile.
   */
  readonly nodePositions: Readonly<Record<string, NodePosition>>;
  readonly graphRequest: GraphRequest | null;
  /** A file whose closing waits for the answer about its unsaved changes. */
  readonly closeQuestion: string | null;
  /** The Monaco side, for views that put an editor into the page. */
  readonly documents: DocumentSession;
  openFile(path: string): Promise<void>;
  /** Refuses (returns false) when the file has unsaved changes and `force` is not set. */
  closeFile(path: string, force?: boolean): boolean;
  /** Closes the file; with unsaved changes it asks first (`closeQuestion`). */
  askToClose(path: string): void;
  dismissCloseQuestion(): void;
  activateFile(path: string): void;
  /** Saves atomically; a conflict is put on the file and returned as false. */
  saveFile(path: string): Promise<boolean>;
  /** Saves every file with unsaved changes; false when one could not be saved. */
  saveAll(): Promise<boolean>;
  /** `reload` takes the disk's text (undoable), `keep` goes on with ours and saves over it next time. */
  resolveConflict(path: string, choice: 'reload' | 'keep'): Promise<void>;
  /** Corrects the numbers of the offer as one undo step; undoing it brings the offer back. */
  updateStageNumbers(): void;
  /** Numbers mean from now on what they say; the offer goes. */
  leaveStageNumbers(): void;
  revealSpan(path: string, span: Span, focus?: boolean): void;
  setTarget(target: string | null): void;
  /** Current text of an open file, straight from its Monaco model. */
  textOf(path: string): string | null;
  moveNode(place: string, position: NodePosition): void;
  /** Gives every node back to the layout. */
  tidyGraph(): void;
  requestGraph(kind: GraphRequest['kind']): void;
}
