import type { Snapshot } from '../state/document-slice.types.ts';
import type { LanguageFile } from './client.ts';
import type { SnapshotMessage, ToWorker, UpdateMessage } from './protocol.ts';
import { applySnapshotDelta } from './snapshot-delta.ts';

/** What the client knows of one file that the worker was told of. */
export interface OpenFile {
  /** Names this opening to the worker. */
  readonly number: number;
  file: LanguageFile;
  /** The update that the present worker got last. */
  sent: Sent | null;
  /** The last snapshot from the present worker: the next delta counts on it. */
  received: { readonly update: number; readonly snapshot: Snapshot } | null;
  waiting: Waiting | null;
}

interface Sent {
  readonly update: number;
  readonly version: number;
  readonly options: string;
}

interface Waiting {
  update: number;
  readonly resolve: (snapshot: Snapshot | null) => void;
  /** How often a worker has crashed while this was waiting. */
  crashes: number;
}

/** The files that the worker knows, and their snapshots. */
export interface OpenFiles {
  /** Sends the file's present text where the worker does not have it; null when the file is closed. */
  send(file: LanguageFile): OpenFile | null;
  snapshot(file: LanguageFile): Promise<Snapshot | null>;
  received(message: SnapshotMessage): void;
  /** Sends to a new worker what a crashed one left open; true when it gave something up. */
  resend(): boolean;
  close(file: Pick<LanguageFile, 'path' | 'aside'>): void;
  closeAll(): void;
}

/** `post` brings a message to the worker that runs. */
export function createOpenFiles(post: (message: ToWorker) => void): OpenFiles {
  const byKey = new Map<string, OpenFile>();
  let lastNumber = 0;
  let lastUpdate = 0;

  const openFile = (file: LanguageFile): OpenFile => {
    const present = byKey.get(keyOf(file));
    if (present !== undefined) {
      present.file = file;
      return present;
    }
    lastNumber += 1;
    const made = { number: lastNumber, file, sent: null, received: null, waiting: null };
    byKey.set(keyOf(file), made);
    return made;
  };
  const send = (file: LanguageFile): OpenFile | null => {
    const open = openFile(file);
    const update = nextUpdate(open, lastUpdate + 1);
    if (update === 'closed') return null;
    if (update === 'sent') return open;
    lastUpdate = update.id;
    open.sent = {
      update: update.id,
      version: update.version,
      options: JSON.stringify(update.options),
    };
    post(update);
    return open;
  };
  return {
    send,
    snapshot: (file) => {
      const open = send(file);
      return open === null ? Promise.resolve(null) : awaitSnapshot(open);
    },
    received: (message) => {
      for (const open of byKey.values()) if (open.number === message.file) take(open, message);
    },
    resend: () => resend(byKey.values(), send),
    close: (file) => {
      const open = byKey.get(keyOf(file));
      if (open === undefined) return;
      byKey.delete(keyOf(file));
      open.waiting?.resolve(null);
      if (open.sent !== null) post({ kind: 'close', file: open.number });
    },
    closeAll: () => {
      for (const open of byKey.values()) open.waiting?.resolve(null);
      byKey.clear();
    },
  };
}

/** No path has a null in it. */
function keyOf({ path, aside }: Pick<LanguageFile, 'path' | 'aside'>): string {
  return aside ? `${path}\0aside` : path;
}

/** What brings the worker to the file's present state. */
function nextUpdate(
  { number, file, sent }: OpenFile,
  id: number,
): UpdateMessage | 'sent' | 'closed' {
  const { path, kind: fileKind, source, options } = file;
  const drawn = fileKind === 'dockerfile' && !file.aside;
  const version = source.version();
  if (version === null) return 'closed';
  if (sent?.version === version && sent.options === JSON.stringify(options)) return 'sent';
  const edits = sent === null ? null : source.editsSince(sent.version);
  const text = edits ?? source.text();
  if (text === null) return 'closed';
  return { kind: 'update', file: number, id, path, fileKind, drawn, version, text, options };
}

/** The snapshot of the update that was sent last, there already or to come. */
function awaitSnapshot(open: OpenFile): Promise<Snapshot | null> {
  open.waiting?.resolve(null);
  open.waiting = null;
  const update = sentUpdate(open);
  if (open.received?.update === update) return Promise.resolve(open.received.snapshot);
  return new Promise((resolve) => {
    open.waiting = { update, resolve, crashes: 0 };
  });
}

function take(open: OpenFile, { id, delta }: SnapshotMessage): void {
  const snapshot = applySnapshotDelta(open.received?.snapshot ?? null, delta);
  if (snapshot === null) return;
  open.received = { update: id, snapshot };
  if (open.waiting?.update !== id) return;
  open.waiting.resolve(snapshot);
  open.waiting = null;
}

function resend(files: Iterable<OpenFile>, send: (file: LanguageFile) => OpenFile | null): boolean {
  let gaveUp = false;
  for (const open of files) {
    open.sent = null;
    open.received = null;
    const { waiting } = open;
    if (waiting === null) continue;
    waiting.crashes++;
    if (waiting.crashes < 2 && send(open.file) !== null) {
      waiting.update = sentUpdate(open);
      continue;
    }
    gaveUp ||= waiting.crashes >= 2;
    open.waiting = null;
    waiting.resolve(null);
  }
  return gaveUp;
}

function sentUpdate(open: OpenFile): number {
  return open.sent?.update ?? 0;
}
