import { join } from 'node:path';

/** Absolute paths of what is kept of one build. */
export interface RecordFiles {
  readonly folder: string;
  /** One event as JSON a line; line n holds the event with seq n. */
  readonly events: string;
  /** What the engine was told of the context, as it was walked; gone once `context` is there. */
  readonly walk: string;
  /** The context's list of files, one `ContextFile` as JSON a line. */
  readonly context: string;
}

/** Where a build's files are in the data folder. */
export function recordFiles(dataFolder: string, buildId: string): RecordFiles {
  const folder = join(dataFolder, 'builds', buildId);
  return {
    folder,
    events: join(folder, 'events.ndjson'),
    walk: join(folder, 'context.walk.ndjson'),
    context: join(folder, 'context.ndjson'),
  };
}
