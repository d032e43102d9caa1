import type { DockerfileModel, Problem, Span, StageGraph } from '@stagecraft/dockerfile';

/** Position of a graph node on the canvas, in flow units. */
export interface NodeBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** All that the worker computes for one version of the text. */
export interface Snapshot {
  readonly path: string;
  /** Monaco's version id of the model. */
  readonly version: number;
  readonly model: DockerfileModel;
  readonly graph: StageGraph;
  /** Model and graph problems, in order of position. */
  readonly problems: readonly Problem[];
  /** Node id → box, by dagre; nodes are `context`, image and stage ids, and `output`. */
  readonly layout: Readonly<Record<string, NodeBox>>;
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
  readonly dirty: boolean;
  readonly saving: boolean;
  /** Version on disk that the tab is based on. */
  readonly version: string | null;
  readonly conflict: DiskConflict | null;
}

/** Asks the editor to show and select a range; `count` grows so that the same range can be asked twice. */
export interface RevealRequest {
  readonly path: string;
  readonly span: Span;
  readonly focus: boolean;
  readonly count: number;
}

export interface DocumentSlice {
  readonly openFiles: readonly OpenFile[];
  readonly activePath: string | null;
  /** Of the active Dockerfile; null while none is active or before the first parse. */
  readonly snapshot: Snapshot | null;
  /** Index of the instruction the cursor is in. */
  readonly cursorInstruction: number | null;
  readonly cursor: { readonly line: number; readonly column: number } | null;
  readonly reveal: RevealRequest | null;
  /** Target chosen for drawing and building; null is the last stage. */
  readonly target: string | null;
  openFile(path: string): Promise<void>;
  /** Refuses (returns false) when the file has unsaved changes and `force` is not set. */
  closeFile(path: string, force?: boolean): boolean;
  activateFile(path: string): void;
  /** Saves atomically; a conflict is put on the file and returned as false. */
  saveFile(path: string): Promise<boolean>;
  /** `reload` takes the disk's text (undoable), `keep` goes on with ours and saves over it next time. */
  resolveConflict(path: string, choice: 'reload' | 'keep'): Promise<void>;
  revealSpan(path: string, span: Span, focus?: boolean): void;
  setTarget(target: string | null): void;
  /** Current text of an open file, straight from its Monaco model. */
  textOf(path: string): string | null;
}
