import { pipeline } from 'node:stream/promises';
import { buildLogEndpoints as endpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import { createLogIndexes } from '../builds/log/log-index.ts';
import { regexMatcher, textMatcher } from '../builds/log/matcher.ts';
import { plainLog, plainStepLog } from '../builds/log/plain-text.ts';
import { searchLog } from '../builds/log/search.ts';
import { readWindow } from '../builds/log/window.ts';
import type { Builds } from '../builds/service.ts';
import { fail, ok } from '../problems/result.ts';
import { sendFailure } from '../problems/send.ts';
import { expressPath, mount, parseInput, pathParameter } from './mount.ts';

/** What a build printed: search, some lines, all of it as a file. */
export function buildLogRoutes(router: IRouter, builds: Builds): void {
  const indexOf = createLogIndexes();
  mount(router, endpoints.searchBuildLog, async ({ param, query, gone }) => {
    const place = await builds.log(param('id'));
    if (place === null) return fail('build_not_found');
    const matches = query.regex === '1' ? regexMatcher(query.text) : textMatcher(query.text);
    if (typeof matches !== 'function') return fail('bad_request', { detail: matches.error });
    return ok(await searchLog(place.path, matches, gone, indexOf(place.path)));
  });
  mount(router, endpoints.readBuildLog, async ({ param, query, gone }) => {
    const place = await builds.log(param('id'));
    if (place === null) return fail('build_not_found');
    const { step, from, count } = query;
    return ok(
      await readWindow(place.path, step, Number(from), Number(count), gone, indexOf(place.path)),
    );
  });
  downloadRoute(router, builds);
}

function downloadRoute(router: IRouter, builds: Builds): void {
  const endpoint = endpoints.downloadBuildLog;
  router.get(expressPath(endpoint), async (request, response) => {
    const id = pathParameter(request, 'id');
    const query = parseInput(endpoint.query, request.query);
    const [place, build] = await Promise.all([builds.log(id), builds.get(id)]);
    if (!query.ok) return sendFailure(response, query.failure);
    if (!build.ok) return sendFailure(response, build.failure);
    if (place === null) return sendFailure(response, { code: 'build_not_found' });
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const { step } = query.value;
    const name = `build-${build.value.number}${step === undefined ? '' : '-step'}.log`;
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    response.type('text/plain; charset=utf-8');
    const text =
      step === undefined
        ? plainLog(place.path, gone.signal)
        : plainStepLog(place.path, step, gone.signal);
    try {
      await pipeline(text, response);
    } catch (error) {
      // A client that went away in the middle is no error.
      if (!gone.signal.aborted) throw error;
    }
  });
}
