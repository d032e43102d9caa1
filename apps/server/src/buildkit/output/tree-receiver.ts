import {
  errorPacket,
  finishPacket,
  readPacket,
  requestPacket,
  type EnginePacket,
  type ReceivedEntry,
} from '../filesync/packet.ts';
import { grpcStatus, type Call, type CallHandler } from '../session/call.ts';
import { openOrMakeFolder } from './folder.ts';
import { inOrder } from './in-order.ts';
import { OutputError, outputErrorOf } from './output-error.ts';
import { createTreeWriter, type GrowingFile, type TreeWriter } from './tree-writer.ts';

export interface TreeReceiverOptions {
  /** Absolute and real; made when it is missing. */
  readonly root: string;
  /** The result cannot be written. */
  onFailure(error: OutputError): void;
  /** All is written but these, which are neither files, folders nor links. */
  onSkipped(paths: readonly string[]): void;
}

/** What is known of a tree while it comes. */
interface Receiving {
  readonly writer: TreeWriter;
  /** Files that were asked for and have not come whole. */
  readonly wanted: Map<number, ReceivedEntry>;
  readonly growing: Map<number, GrowingFile>;
  readonly hardLinks: ReceivedEntry[];
  readonly written: Set<string>;
  readonly skipped: string[];
  entries: number;
  isListed: boolean;
}

async function takeEntry(tree: Receiving, entry: ReceivedEntry, call: Call): Promise<void> {
  const id = tree.entries;
  tree.entries += 1;
  if (entry.kind === 'directory') return tree.writer.makeFolder(entry);
  if (entry.kind === 'symlink') return tree.writer.makeLink(entry);
  if (entry.kind === 'other') {
    tree.skipped.push(entry.path);
  } else if (entry.linkTarget !== '') {
    tree.hardLinks.push(entry);
  } else {
    tree.wanted.set(id, entry);
    call.send(requestPacket(id));
  }
}

async function takeData(tree: Receiving, id: number, bytes: Buffer): Promise<void> {
  const entry = tree.wanted.get(id);
  if (entry === undefined) throw new OutputError(`file ${id}`, 'the engine was not asked for it');
  const file = tree.growing.get(id) ?? (await tree.writer.openFile(entry));
  tree.growing.set(id, file);
  if (bytes.length > 0) return file.write(bytes);
  await file.finish();
  tree.growing.delete(id);
  tree.wanted.delete(id);
  tree.written.add(entry.path);
  await file.discard();
}

/** Once all files are there: what can only come after them. */
async function complete(tree: Receiving): Promise<void> {
  for (const entry of tree.hardLinks) {
    if (!tree.written.has(entry.linkTarget)) {
      throw new OutputError(entry.path, 'it is another name of a file that did not come');
    }
    await tree.writer.makeHardLink(entry);
  }
  await tree.writer.finish();
}

/**
 * Our half of a file sync in the other direction: takes the result of a build as files (`type=local`).
 * Each file gets its name when it is whole; what is in the folder already stays. (Protocol: fsutil's
 * receive.go.)
 */
export function receiveTree(call: Call, options: TreeReceiverOptions): CallHandler {
  const { root, onFailure, onSkipped } = options;
  const tree: Receiving = {
    writer: createTreeWriter(root),
    wanted: new Map(),
    growing: new Map(),
    hardLinks: [],
    written: new Set(),
    skipped: [],
    entries: 0,
    isListed: false,
  };

  async function take(packet: EnginePacket): Promise<void> {
    if (packet.kind === 'finish') call.end(grpcStatus.ok);
    if (packet.kind === 'error') call.end(grpcStatus.unknown, packet.message);
    if (packet.kind !== 'stat' && packet.kind !== 'data') return;
    if (packet.kind === 'data') await takeData(tree, packet.id, packet.bytes);
    else if (packet.entry === null) tree.isListed = true;
    else await takeEntry(tree, packet.entry, call);
    if (!tree.isListed || tree.wanted.size > 0) return;
    await complete(tree);
    if (tree.skipped.length > 0) onSkipped(tree.skipped);
    call.send(finishPacket());
  }

  const work = inOrder(
    call,
    async (message) => take(readPacket(message)),
    (error) => {
      const failure = outputErrorOf(root, error);
      onFailure(failure);
      call.send(errorPacket(failure.message));
      call.end(grpcStatus.unknown, failure.message);
    },
  );
  work.after(async () => (await openOrMakeFolder(root)).close());
  const discard = async (): Promise<void> => {
    await work.stop();
    for (const file of tree.growing.values()) await file.discard();
  };
  return {
    message: (message) => work.add(message),
    // The build has its verdict already: what cannot be taken away changes nothing of it.
    closed: () => void discard().catch(() => undefined),
  };
}
