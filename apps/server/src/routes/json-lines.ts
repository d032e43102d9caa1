import type { Response } from 'express';

/** A response of JSON lines, which begins with the first of them. */
export interface JsonLines {
  readonly send: (message: object) => void;
  /** Aborted when the client went away, and after the answer. */
  readonly gone: AbortSignal;
}

export function jsonLines(response: Response): JsonLines {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const send = (message: object): void => {
    if (!response.headersSent) {
      response.setHeader('Cache-Control', 'no-store');
      response.type('application/x-ndjson');
    }
    if (!gone.signal.aborted) response.write(`${JSON.stringify(message)}\n`);
  };
  return { send, gone: gone.signal };
}
