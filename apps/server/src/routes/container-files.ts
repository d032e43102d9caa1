import { Readable } from 'node:stream';
import { containerEndpoints as endpoints } from '@stagecraft/contracts';
import type { IRouter, Request, Response } from 'express';
import { containerFailure } from '../containers/failures.ts';
import { findPath } from '../containers/files/find-path.ts';
import { listContainerFolder } from '../containers/files/list-folder.ts';
import { firstFile, readContainerFile } from '../containers/files/read-file.ts';
import { archiveOf, noting, uploadLimit, uploadName } from '../containers/files/upload.ts';
import type { EngineAccess } from '../engine/access.ts';
import type { Transfers } from '../images/transfers.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { sendFailure } from '../problems/send.ts';
import type { Sessions } from '../sessions/service.ts';
import { answerUpload, fileName } from './images.ts';
import { expressPath, mount, parseInput, pathParameter } from './mount.ts';

/** The files of containers, running or not. */
export function containerFileRoutes(
  router: IRouter,
  access: EngineAccess,
  transfers: Transfers,
  sessions: Pick<Sessions, 'copied'>,
): void {
  mount(router, endpoints.listContainerFolder, ({ param, query, gone }) =>
    listContainerFolder(access, param('id'), query.path, gone),
  );
  mount(router, endpoints.readContainerFile, ({ param, query, gone }) =>
    readContainerFile(access, param('id'), query, gone),
  );
  router.get(expressPath(endpoints.downloadFromContainer), (request, response) =>
    download(request, response, access, transfers),
  );
  router.post(expressPath(endpoints.uploadToContainer), async (request, response) => {
    const into = pathParameter(request, 'id');
    const uploaded = await upload(request, into, access, transfers);
    if (uploaded.ok) await sessions.copied(into, uploaded.value);
    answerUpload(response, uploaded.ok ? ok(undefined) : uploaded);
  });
}

async function download(
  request: Request,
  response: Response,
  access: EngineAccess,
  transfers: Transfers,
): Promise<void> {
  const query = parseInput(endpoints.downloadFromContainer.query, request.query);
  if (!query.ok) return sendFailure(response, query.failure);
  const id = pathParameter(request, 'id');
  const found = await findPath(access, id, query.value.path);
  if (!found.ok) return sendFailure(response, found.failure);
  const { path, facts } = found.value;
  const isFile = facts.kind === 'file';
  const archive = await transfers.send(
    query.value.transfer,
    async (engine, signal) => {
      const read = await engine.readContainerPath(id, path, signal);
      if (!read.ok || !isFile) return read;
      return { ok: true, value: Readable.from(firstFile(read.value), { objectMode: false }) };
    },
    containerFailure,
  );
  if (!archive.ok) return sendFailure(response, archive.failure);
  const name = fileName(path.slice(path.lastIndexOf('/') + 1)) || 'container';
  response.setHeader('Cache-Control', 'no-store');
  response.attachment(isFile ? name : `${name}.tar`);
  // A page of the container must not become one of ours.
  response.type(isFile ? 'application/octet-stream' : 'application/x-tar');
  if (isFile) response.setHeader('Content-Length', String(facts.size));
  await archive.value.send(response);
}

/** The bytes that come; null where the client does not say. */
function lengthOf(request: Request): number | null {
  const length = request.get('content-length');
  return length !== undefined && /^\d+$/.test(length) ? Number(length) : null;
}

/** Gives the absolute paths of the files that came. */
async function upload(
  request: Request,
  id: string,
  access: EngineAccess,
  transfers: Transfers,
): Promise<Result<readonly string[]>> {
  const query = parseInput(endpoints.uploadToContainer.query, request.query);
  if (!query.ok) return query;
  const { path, as, name, transfer } = query.value;
  const size = lengthOf(request);
  if (size === null) return fail('bad_request', { detail: 'no Content-Length' });
  if (size > uploadLimit) return fail('too_large');
  const inside = as === 'file' ? uploadName(name) : '';
  if (inside === null) return fail('bad_request', { detail: 'name' });
  const found = await findPath(access, id, path);
  if (!found.ok) return found;
  if (found.value.facts.kind !== 'directory') return fail('container_path_not_folder');
  const target = found.value.path;
  const file = { path: inside, size, modifiedAt: Date.now(), mode: 0o644 };
  const names: string[] = [];
  const received = await transfers.receive(
    transfer,
    request,
    async (engine, body, signal) => {
      const archive = as === 'file' ? archiveOf(file, body) : noting(body, names);
      const written = await engine.writeContainerPath(id, target, archive, signal);
      return written.ok ? { ok: true, value: [] } : written;
    },
    containerFailure,
  );
  if (!received.ok) return received;
  const folder = target === '/' ? '' : target;
  return ok((as === 'file' ? [inside] : names).map((one) => `${folder}/${one}`));
}
