import { PassThrough, Transform, type Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ImageTransfer } from '@stagecraft/contracts';
import { containerFailure } from '../containers/failures.ts';
import type { EngineAccess } from '../engine/access.ts';
import type { Engine, EngineFailure, Outcome } from '../engine/engine.ts';
import { toProblem } from '../problems/catalogue.ts';
import { ok } from '../problems/result.ts';
import type { Failure, Result } from '../problems/result.ts';
import { askEngine } from './inventory.ts';

/** How often a transfer that goes on is told of, in ms. */
const tellMs = 250;
/** Transfers that have ended and are still told of. */
const keptEnded = 50;

interface Transfer {
  now: ImageTransfer;
  readonly cancel: AbortController;
  /** Called once at its end. */
  readonly listeners: Set<() => void>;
}

/** Puts what the engine says into a problem; by default as of a question about images. */
type ToFailure = (failure: EngineFailure) => Result<never>;

/** An archive on its way to the client. */
export interface OutgoingArchive {
  /** Writes it as fast as it is taken; settles when it is over, however it ended. */
  send(to: Writable): Promise<void>;
}

/** Archives of images and containers on their way through the server, which keeps nothing of them. */
export interface Transfers {
  save(id: string, refs: readonly string[], gzip: boolean): Promise<Result<OutgoingArchive>>;
  export(id: string, container: string, gzip: boolean): Promise<Result<OutgoingArchive>>;
  /** Any other stream from the engine, as it is. */
  send(
    id: string,
    ask: (engine: Engine, signal: AbortSignal) => Promise<Outcome<Readable>>,
    toFailure: ToFailure,
  ): Promise<Result<OutgoingArchive>>;
  /**
   * Takes in an archive. What the engine makes of it is told by `follow`, too.
   *
   * @param work hands the engine the archive, and gives what it says it took in
   */
  receive(
    id: string,
    body: Readable,
    work: (engine: Engine, archive: Readable, signal: AbortSignal) => Promise<Outcome<string[]>>,
    toFailure?: ToFailure,
  ): Promise<Result<void>>;
  /** Tells how far it is until its end, or until `gone` aborts. */
  follow(id: string, tell: (now: ImageTransfer) => void, gone: AbortSignal): Promise<void>;
  cancel(id: string): void;
}

const begun: ImageTransfer = { state: 'running', bytes: 0, results: [], problem: null };

/** Counts what goes through. */
function counter(add: (bytes: number) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      add(chunk.length);
      done(null, chunk);
    },
  });
}

/** Settles after `ms`, or as soon as the transfer ends or nobody listens. */
function pause(transfer: Transfer, ms: number, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      transfer.listeners.delete(end);
      gone.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    transfer.listeners.add(end);
    gone.addEventListener('abort', end, { once: true });
  });
}

function createRegister() {
  const transfers = new Map<string, Transfer>();
  const get = (id: string): Transfer => {
    const known = transfers.get(id);
    if (known !== undefined) return known;
    const made: Transfer = { now: begun, cancel: new AbortController(), listeners: new Set() };
    transfers.set(id, made);
    return made;
  };
  return {
    get,
    end(transfer: Transfer, end: Partial<ImageTransfer>): void {
      if (transfer.now.state !== 'running') return;
      const state = transfer.cancel.signal.aborted ? 'cancelled' : 'done';
      transfer.now = { ...transfer.now, state, ...end };
      transfer.listeners.forEach((listener) => listener());
      const ended = [...transfers].filter(([, { now }]) => now.state !== 'running');
      for (const [id] of ended.slice(0, -keptEnded)) transfers.delete(id);
    },
  };
}

type Register = ReturnType<typeof createRegister>;

/** Ends it as failed, unless it was cancelled: then what failed is only what cancelling broke off. */
function endFailed(register: Register, transfer: Transfer, failure: Failure): Result<never> {
  if (transfer.cancel.signal.aborted) register.end(transfer, {});
  else register.end(transfer, { state: 'failed', problem: toProblem(failure) });
  return { ok: false, failure };
}

async function open(
  access: EngineAccess,
  register: Register,
  id: string,
  gzip: boolean,
  ask: (engine: Engine, signal: AbortSignal) => Promise<Outcome<Readable>>,
  toFailure?: ToFailure,
): Promise<Result<OutgoingArchive>> {
  const transfer = register.get(id);
  const { cancel } = transfer;
  const archive = await askEngine(access, (engine) => ask(engine, cancel.signal), toFailure);
  if (!archive.ok) return endFailed(register, transfer, archive.failure);
  return ok({
    async send(to) {
      const count = counter((bytes) => {
        transfer.now = { ...transfer.now, bytes: transfer.now.bytes + bytes };
      });
      const packed = gzip ? createGzip() : new PassThrough();
      const { signal } = cancel;
      try {
        await pipeline(archive.value, packed, count, to, { signal });
        register.end(transfer, {});
      } catch (error) {
        archive.value.destroy();
        // The browser, too, cancels by going away.
        const state =
          to.writableFinished || signal.aborted || to.destroyed ? 'cancelled' : 'failed';
        const problem =
          state === 'failed' ? toProblem({ code: 'engine_refused', detail: String(error) }) : null;
        register.end(transfer, { state, problem });
      }
    },
  });
}

async function receive(
  access: EngineAccess,
  register: Register,
  id: string,
  body: Readable,
  work: Parameters<Transfers['receive']>[2],
  toFailure?: ToFailure,
): Promise<Result<void>> {
  const transfer = register.get(id);
  const { cancel } = transfer;
  const archive = counter((bytes) => {
    transfer.now = { ...transfer.now, bytes: transfer.now.bytes + bytes };
  });
  const leave = (): void => cancel.abort();
  body.on('aborted', leave).on('error', leave);
  // An engine that refuses in the middle reads no further.
  archive.on('error', () => undefined);
  body.pipe(archive);
  const taken = await askEngine(
    access,
    (engine) => work(engine, archive, cancel.signal),
    toFailure,
  );
  body.off('aborted', leave).off('error', leave);
  body.on('error', () => undefined);
  body.unpipe(archive);
  archive.destroy();
  // What is left of it goes nowhere, so that the client gets to read the answer.
  body.resume();
  if (!taken.ok) return endFailed(register, transfer, taken.failure);
  if (cancel.signal.aborted) return endFailed(register, transfer, { code: 'engine_unavailable' });
  register.end(transfer, { results: taken.value });
  return ok(undefined);
}

export function createTransfers(access: EngineAccess): Transfers {
  const register = createRegister();
  return {
    save: (id, refs, gzip) =>
      open(access, register, id, gzip, (engine, signal) => engine.saveImages(refs, signal)),
    export: (id, container, gzip) =>
      open(
        access,
        register,
        id,
        gzip,
        (engine, signal) => engine.exportContainer(container, signal),
        containerFailure,
      ),
    send: (id, ask, toFailure) => open(access, register, id, false, ask, toFailure),
    receive: (id, body, work, toFailure) => receive(access, register, id, body, work, toFailure),
    async follow(id, tell, gone) {
      const transfer = register.get(id);
      while (!gone.aborted && transfer.now.state === 'running') {
        tell(transfer.now);
        await pause(transfer, tellMs, gone);
      }
      if (!gone.aborted) tell(transfer.now);
    },
    cancel(id) {
      const transfer = register.get(id);
      transfer.cancel.abort();
    },
  };
}
