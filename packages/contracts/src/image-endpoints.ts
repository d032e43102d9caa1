import * as z from 'zod';
import type { Endpoint } from './endpoints.ts';
import {
  ImageBases,
  ImageInventory,
  ImageMaking,
  ImageShares,
  PrunedImages,
  PlanPruneRequest,
  PrunePlan,
  PruneRequest,
  RemoveImagesRequest,
  TaggedImage,
  TagImageRequest,
} from './image-list.ts';
import {
  ExportContainerQuery,
  ImportImageQuery,
  LoadImagesQuery,
  SaveImagesQuery,
} from './image-transfer.ts';

/** All that is done with the engine's images. */
export const imageEndpoints = {
  getImageInventory: {
    method: 'GET',
    path: '/api/image-inventory',
    summary: 'Images with their containers and the builds that made them, newest first.',
    response: ImageInventory,
  },
  getImageShares: {
    method: 'GET',
    path: '/api/image-shares',
    summary: 'What images have in common. Engines count it anew each time, which takes seconds.',
    response: ImageShares,
  },
  getRawImage: {
    method: 'GET',
    path: '/api/images/{ref}/raw',
    summary: 'An image in the words of the engine, as `docker image inspect` prints it.',
    response: z.unknown(),
  },
  getImageBases: {
    method: 'GET',
    path: '/api/images/{ref}/bases',
    summary: 'Local images with a name whose layers an image begins with.',
    response: ImageBases,
  },
  getImageMaking: {
    method: 'GET',
    path: '/api/images/{ref}/making',
    summary:
      'The build that made an image, and the lines that made its history; null without a record.',
    response: ImageMaking.nullable(),
  },
  tagImage: {
    method: 'POST',
    path: '/api/images/{ref}/tags',
    summary: 'Gives an image names; one that another image had goes over to it.',
    body: TagImageRequest,
    response: TaggedImage,
  },
  removeImages: {
    method: 'POST',
    path: '/api/image-removal',
    summary: 'Takes names off images and removes those without one, one after another.',
    body: RemoveImagesRequest,
    stream: 'ndjson',
    message: 'RemovedImage',
  },
  planPrune: {
    method: 'POST',
    path: '/api/image-prune/plan',
    summary: 'What pruning would remove, and how much room that makes.',
    body: PlanPruneRequest,
    response: PrunePlan,
  },
  pruneImages: {
    method: 'POST',
    path: '/api/image-prune',
    summary: 'Removes what nobody needs.',
    body: PruneRequest,
    response: PrunedImages,
  },
  saveImages: {
    method: 'GET',
    path: '/api/image-archives',
    summary: 'Images as one tar archive, as `docker save` writes it.',
    query: SaveImagesQuery,
    stream: 'file',
  },
  loadImages: {
    method: 'POST',
    path: '/api/image-archives',
    summary: 'Takes in an archive of images; `followTransfer` tells what was in it.',
    query: LoadImagesQuery,
    upload: true,
  },
  importImage: {
    method: 'POST',
    path: '/api/image-imports',
    summary: 'Makes an image of a file system in a tar archive, the body or one at an address.',
    query: ImportImageQuery,
    upload: true,
  },
  exportContainer: {
    method: 'GET',
    path: '/api/container-archives/{id}',
    summary: 'The file system of any container, as `docker export` writes it.',
    query: ExportContainerQuery,
    stream: 'file',
  },
  followTransfer: {
    method: 'GET',
    path: '/api/image-transfers/{id}',
    summary: 'How far an archive is, until its end. One that is not known yet is waited for.',
    stream: 'ndjson',
    message: 'ImageTransfer',
  },
  cancelTransfer: {
    method: 'POST',
    path: '/api/image-transfers/{id}/cancel',
    summary: 'Ends the transfer of an archive.',
  },
} as const satisfies Record<string, Endpoint>;
