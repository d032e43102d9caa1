import { pipeline } from 'node:stream/promises';
import { endpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import { readLog } from '../builds/read-log.ts';
import type { Builds, LogPlace } from '../builds/service.ts';
import { sendFailure } from '../problems/send.ts';
import type { Streams } from '../stream/streams.ts';
import { expressPath, parseInput, pathParameter } from './mount.ts';

const streamQuery = endpoints.stream.query;

/** The event stream of a tab. */
export function streamRoutes(router: IRouter, streams: Streams): void {
  router.get(expressPath(endpoints.stream), async (request, response) => {
    const query = parseInput(streamQuery, request.query);
    if (!query.ok) {
      sendFailure(response, query.failure);
      return;
    }
    const { workspace, build, after } = query.value;
    const last = request.get('Last-Event-ID');
    // What the browser adds by itself on connecting again is newer than what the page asked for.
    const seq = last !== undefined && /^\d+$/.test(last) ? last : (after ?? '0');
    const ids = { workspaceId: workspace ?? null, buildId: build ?? null };
    await streams.serve({ ...ids, after: Number(seq) }, response);
  });
}

async function* ndjson(place: LogPlace, signal: AbortSignal): AsyncGenerator<string, void, void> {
  for await (const lines of readLog(place.path, null, 0, signal)) {
    yield `${lines.map(({ json }) => json).join('\n')}\n`;
  }
}

/** A build's events as JSON lines. */
export function buildEventRoutes(router: IRouter, builds: Builds): void {
  router.get(expressPath(endpoints.getBuildEvents), async (request, response) => {
    const place = await builds.log(pathParameter(request, 'id'));
    if (place === null) {
      sendFailure(response, { code: 'build_not_found' });
      return;
    }
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    response.setHeader('Cache-Control', 'no-store');
    response.type('application/x-ndjson');
    try {
      await pipeline(ndjson(place, gone.signal), response);
    } catch (error) {
      // A client that went away in the middle is no error.
      if (!gone.signal.aborted) throw error;
    }
  });
}
