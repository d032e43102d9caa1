import * as z from 'zod';
import type { Endpoint } from './endpoints.ts';
import { layerReportEndpoints } from './layer-report-endpoints.ts';
import { LayerChangeKind, LayerFile, LayerFolder, LayerSearch } from './layers.ts';

/** A whole number that is not negative, as text. */
const count = (limit: number) => z.coerce.number().int().min(0).max(limit);

/** Where in the image: a path without `/` in front, at a layer. */
const place = {
  /** 0 is the base. */
  layer: count(10_000),
  path: z.string().max(4096).default(''),
  /** `layer`: only what this layer brings and removes; `merged`: all that is there with the layers up to it. */
  view: z.enum(['layer', 'merged']).default('merged'),
};

/** What an image's layers hold. `ref` is an image's id or name, URL-encoded. */
export const layerEndpoints = {
  analyseLayers: {
    method: 'POST',
    path: '/api/images/{ref}/layers',
    summary:
      'Reads the layers of an image, as far as they are not known yet. Tells how far it is; closing the ' +
      'connection cancels it, unless somebody else waits for the same.',
    stream: 'ndjson',
    message: 'LayersMessage',
  },
  listLayerFolder: {
    method: 'GET',
    path: '/api/images/{ref}/layers/folder',
    summary: 'Entries of a folder of an image that has been analysed.',
    query: z.object({
      ...place,
      offset: count(10_000_000).default(0),
      limit: count(1000).default(500),
    }),
    response: LayerFolder,
  },
  searchLayers: {
    method: 'GET',
    path: '/api/images/{ref}/layers/search',
    summary: 'Paths below a folder by what the layer does to them, size and pattern.',
    query: z.object({
      ...place,
      change: LayerChangeKind.optional(),
      /** Bytes. Folders are found only when neither bound is given. */
      minSize: count(Number.MAX_SAFE_INTEGER).optional(),
      maxSize: count(Number.MAX_SAFE_INTEGER).optional(),
      /**
       * Part of a path, or with `*`, `?`, `**`: a pattern of the whole path or, without `/`, of its last part.
       * Letters count as equal in either case.
       */
      pattern: z.string().max(512).default(''),
      limit: count(2000).default(500),
    }),
    response: LayerSearch,
  },
  readLayerFile: {
    method: 'GET',
    path: '/api/images/{ref}/layers/file',
    summary:
      'Bytes of a file (1 MiB at most) as it is at a layer. Hard links are followed, others not.',
    query: z.object({
      ...place,
      offset: count(Number.MAX_SAFE_INTEGER).default(0),
      length: count(1_048_576).default(1_048_576),
    }),
    response: LayerFile,
  },
  downloadFromLayer: {
    method: 'GET',
    path: '/api/images/{ref}/layers/download',
    summary: 'A file as it is, or a folder as a tar archive.',
    query: z.object(place),
    stream: 'file',
  },
  ...layerReportEndpoints,
} as const satisfies Record<string, Endpoint>;
