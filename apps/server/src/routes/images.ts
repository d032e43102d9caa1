import type { Readable } from 'node:stream';
import { imageEndpoints } from '@stagecraft/contracts';
import type { IRouter, Response } from 'express';
import type { EngineAccess } from '../engine/access.ts';
import { findBases } from '../images/bases.ts';
import {
  askEngine,
  createShareCounter,
  readInventory,
  removeImages,
  tagImage,
} from '../images/inventory.ts';
import { createLayerTable } from '../images/layer-table.ts';
import { findMaking } from '../images/making.ts';
import { preparePrune, pruneImages } from '../images/prune.ts';
import type { OutgoingArchive, Transfers } from '../images/transfers.ts';
import type { Result } from '../problems/result.ts';
import { ok } from '../problems/result.ts';
import { sendFailure } from '../problems/send.ts';
import type { Database } from '../store/database.ts';
import { jsonLines } from './json-lines.ts';
import { expressPath, mount, parseInput, pathParameter } from './mount.ts';

/** The engine's images: what there is, and what is done with it. */
export function imageRoutes(
  router: IRouter,
  access: EngineAccess,
  database: Database,
  transfers: Transfers,
): void {
  const layers = createLayerTable(access);
  mount(router, imageEndpoints.getImageInventory, () => readInventory(access, database));
  mount(router, imageEndpoints.getImageShares, createShareCounter(access));
  mount(router, imageEndpoints.getRawImage, ({ param }) =>
    askEngine(access, (engine) => engine.rawImage(param('ref'))),
  );
  mount(router, imageEndpoints.getImageBases, ({ param, gone }) =>
    findBases(access, layers, param('ref'), gone),
  );
  mount(router, imageEndpoints.getImageMaking, ({ param }) =>
    findMaking(access, database, param('ref')),
  );
  mount(router, imageEndpoints.tagImage, ({ param, body }) =>
    tagImage(access, param('ref'), body.names),
  );
  mount(router, imageEndpoints.planPrune, ({ body, gone }) =>
    preparePrune(access, layers, body, gone),
  );
  mount(router, imageEndpoints.pruneImages, ({ body }) => pruneImages(access, body));
  router.post(expressPath(imageEndpoints.removeImages), async (request, response) => {
    const asked = parseInput(imageEndpoints.removeImages.body, request.body);
    if (!asked.ok) return sendFailure(response, asked.failure);
    const { send, gone } = jsonLines(response);
    const removed = await removeImages(access, asked.value, send, gone);
    if (removed.ok || response.headersSent) response.end();
    else sendFailure(response, removed.failure);
  });
  outgoing(router, transfers);
  incoming(router, transfers);
}

/** What is written into the name of a file. */
export const fileName = (name: string): string => name.replaceAll(/[^\w.-]+/g, '_').slice(0, 80);

async function sendArchive(
  response: Response,
  archive: Result<OutgoingArchive>,
  name: string,
  gzip: boolean,
): Promise<void> {
  if (!archive.ok) return sendFailure(response, archive.failure);
  response.setHeader('Cache-Control', 'no-store');
  response.attachment(`${fileName(name)}.tar${gzip ? '.gz' : ''}`);
  response.type(gzip ? 'application/gzip' : 'application/x-tar');
  await archive.value.send(response);
}

function outgoing(router: IRouter, transfers: Transfers): void {
  router.get(expressPath(imageEndpoints.saveImages), async (request, response) => {
    const query = parseInput(imageEndpoints.saveImages.query, request.query);
    if (!query.ok) return sendFailure(response, query.failure);
    const { transfer } = query.value;
    const gzip = query.value.gzip === 'true';
    const refs = query.value.refs.split(',');
    const name = refs.length === 1 ? (refs[0] ?? '').replace(/^sha256:(.{12}).*/, '$1') : 'images';
    await sendArchive(response, await transfers.save(transfer, refs, gzip), name, gzip);
  });
  router.get(expressPath(imageEndpoints.exportContainer), async (request, response) => {
    const query = parseInput(imageEndpoints.exportContainer.query, request.query);
    if (!query.ok) return sendFailure(response, query.failure);
    const gzip = query.value.gzip === 'true';
    const id = pathParameter(request, 'id');
    const archive = await transfers.export(query.value.transfer, id, gzip);
    await sendArchive(response, archive, `container-${id.slice(0, 12)}`, gzip);
  });
  router.get(expressPath(imageEndpoints.followTransfer), async (request, response) => {
    const { send, gone } = jsonLines(response);
    await transfers.follow(pathParameter(request, 'id'), send, gone);
    response.end();
  });
  mount(router, imageEndpoints.cancelTransfer, ({ param }) => {
    transfers.cancel(param('id'));
    return ok(undefined);
  });
}

export function answerUpload(response: Response, result: Result<void>): void {
  response.setHeader('Cache-Control', 'no-store');
  if (result.ok) response.status(204).end();
  else sendFailure(response, result.failure);
}

function incoming(router: IRouter, transfers: Transfers): void {
  router.post(expressPath(imageEndpoints.loadImages), async (request, response) => {
    const query = parseInput(imageEndpoints.loadImages.query, request.query);
    if (!query.ok) return sendFailure(response, query.failure);
    const result = await transfers.receive(
      query.value.transfer,
      request,
      (engine, archive, signal) => engine.loadImages(archive, signal),
    );
    answerUpload(response, result);
  });
  router.post(expressPath(imageEndpoints.importImage), async (request, response) => {
    const query = parseInput(imageEndpoints.importImage.query, request.query);
    if (!query.ok) return sendFailure(response, query.failure);
    const { transfer, name, message, platform, from } = query.value;
    const changes = query.value.changes.split('\n').filter((line) => line.trim() !== '');
    const how = { name, message, platform, changes };
    const source = (archive: Readable): Readable | string => (from === '' ? archive : from);
    const result = await transfers.receive(transfer, request, async (engine, archive, signal) => {
      const made = await engine.importImage(how, source(archive), signal);
      return made.ok ? { ok: true, value: [made.value] } : made;
    });
    answerUpload(response, result);
  });
}
