import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { layerEndpoints } from '@stagecraft/contracts';
import type { IRouter } from 'express';
import type { EngineAccess } from '../engine/access.ts';
import { download } from '../layers/download.ts';
import { createFileParts } from '../layers/file-parts.ts';
import { listFolder, searchPaths } from '../layers/listing.ts';
import type { ImageLayersService } from '../layers/service.ts';
import { fail } from '../problems/result.ts';
import { sendFailure } from '../problems/send.ts';
import { jsonLines } from './json-lines.ts';
import { expressPath, mount, parseInput, pathParameter } from './mount.ts';

function downloads(router: IRouter, layers: ImageLayersService, access: EngineAccess): void {
  const endpoint = layerEndpoints.downloadFromLayer;
  router.get(expressPath(endpoint), async (request, response) => {
    const query = parseInput(endpoint.query, request.query);
    if (!query.ok) return sendFailure(response, query.failure);
    const image = await layers.analysis(pathParameter(request, 'ref'));
    if (!image.ok) return sendFailure(response, image.failure);
    const engine = access.engine();
    if (engine === null) return sendFailure(response, { code: 'engine_unavailable' });
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const found = await download(engine, image.value, query.value, gone.signal);
    if (!found.ok) return sendFailure(response, found.failure);
    const { name, bytes, content } = found.value;
    response.attachment(name);
    response.setHeader('Cache-Control', 'no-store');
    // Never shown in place, whatever it claims to be.
    response.type('application/octet-stream');
    if (bytes !== null) response.setHeader('Content-Length', bytes);
    // What breaks off is seen as such: the connection closes before the announced end.
    await pipeline(Readable.from(content), response).catch(() => response.destroy());
  });
}

/** What an image's layers hold. */
export function layerRoutes(
  router: IRouter,
  layers: ImageLayersService,
  access: EngineAccess,
): void {
  const readPart = createFileParts();
  router.post(expressPath(layerEndpoints.analyseLayers), async (request, response) => {
    const { send, gone } = jsonLines(response);
    const analysed = await layers.analyse(pathParameter(request, 'ref'), send, gone);
    if (analysed.ok) response.end();
    else sendFailure(response, analysed.failure);
  });
  mount(router, layerEndpoints.listLayerFolder, async ({ param, query }) => {
    const image = await layers.analysis(param('ref'));
    return image.ok ? listFolder(image.value, query) : image;
  });
  mount(router, layerEndpoints.searchLayers, async ({ param, query }) => {
    const image = await layers.analysis(param('ref'));
    return image.ok ? searchPaths(image.value, query) : image;
  });
  mount(router, layerEndpoints.readLayerFile, async ({ param, query, gone }) => {
    const image = await layers.analysis(param('ref'));
    if (!image.ok) return image;
    const engine = access.engine();
    if (engine === null) return fail('engine_unavailable');
    return readPart(engine, image.value, query, gone);
  });
  downloads(router, layers, access);
}
