import * as z from 'zod';
import type { Endpoint } from './endpoints.ts';
import {
  CompareImagesRequest,
  ImageComparison,
  ImagePackages,
  LayerOrigins,
  LayerWaste,
  PathBlame,
} from './layer-reports.ts';

/** What can be told from the layers of an image that has been analysed. `ref` is its id or name, URL-encoded. */
export const layerReportEndpoints = {
  getLayerWaste: {
    method: 'GET',
    path: '/api/images/{ref}/layers/waste',
    summary:
      'What the layers store and the image does not need, and files in them that look like secrets.',
    response: LayerWaste,
  },
  getLayerOrigins: {
    method: 'GET',
    path: '/api/images/{ref}/layers/origins',
    summary: 'The lines of the Dockerfile that made the layers, where a build record knows them.',
    response: LayerOrigins,
  },
  blameLayerPath: {
    method: 'GET',
    path: '/api/images/{ref}/layers/blame',
    summary:
      'The layers that put a path there, changed or removed it, and the package that owns it.',
    query: z.object({ path: z.string().min(1).max(4096) }),
    response: PathBlame,
  },
  listImagePackages: {
    method: 'GET',
    path: '/api/images/{ref}/layers/packages',
    summary: 'What dpkg, apk and rpm have installed, read from their databases in the image.',
    response: ImagePackages,
  },
  compareImages: {
    method: 'POST',
    path: '/api/image-comparison',
    summary: 'Files, layers, packages, config and history in which two analysed images differ.',
    body: CompareImagesRequest,
    response: ImageComparison,
  },
} as const satisfies Record<string, Endpoint>;
