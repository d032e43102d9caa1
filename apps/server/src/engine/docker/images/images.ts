import type Docker from 'dockerode';
import type { EngineFailure, Outcome } from '../../engine.ts';
import type { ImageEngine } from '../../image-engine.ts';
import { dialJson } from '../dial.ts';
import { outcomeOf } from '../failure.ts';
import { invalidReference, isImageRef } from '../image.ts';
import { exportContainer, importImage, loadImages, saveImages } from './archives.ts';
import { deleteImage, pruneImages, tagImage } from './change.ts';
import { readContainers, readImageTable, readShares } from './table.ts';

/** The port's part about images, over dockerode; everything ends when `closing` aborts. */
export function dockerImages(docker: Docker, closing: AbortSignal): ImageEngine {
  const whileOpen = (signal: AbortSignal) => AbortSignal.any([signal, closing]);
  const forRefs = async <T>(
    refs: readonly string[],
    work: () => Promise<T>,
  ): Promise<Outcome<T>> => {
    const wrong = refs.find((ref) => !isImageRef(ref));
    return wrong === undefined ? outcomeOf(work) : { ok: false, failure: invalidReference(wrong) };
  };
  return {
    imageTable: (between) => outcomeOf(() => readImageTable(docker, between)),
    allContainers: () => outcomeOf(() => readContainers(docker)),
    imageShares: () => outcomeOf(() => readShares(docker)),
    rawImage: (ref) => forRefs([ref], () => dialJson(docker, `/images/${ref}/json`, {})),
    // 28.5.2 with containerd's store takes an empty name, and does nothing.
    tagImage: (ref, name) => forRefs([ref, name], () => tagImage(docker, ref, name)),
    deleteImage: (ref, how) => forRefs([ref], () => deleteImage(docker, ref, how)),
    pruneImages: (request) => outcomeOf(() => pruneImages(docker, request)),
    saveImages: (refs, signal, platform) =>
      forRefs(refs, () => saveImages(docker, refs, whileOpen(signal), platform)),
    exportContainer: (id, signal) =>
      outcomeOf(() => exportContainer(docker, id, whileOpen(signal))),
    loadImages: (archive, signal) =>
      outcomeOf(() => loadImages(docker, archive, whileOpen(signal))),
    importImage: (how, from, signal) =>
      outcomeOf(() => importImage(docker, how, from, whileOpen(signal))),
  };
}

/** For an endpoint that cannot be used at all. */
export function unusableImages(failure: EngineFailure): ImageEngine {
  const fail = async (): Promise<Outcome<never>> => ({ ok: false, failure });
  return {
    imageTable: fail,
    allContainers: fail,
    imageShares: fail,
    rawImage: fail,
    tagImage: fail,
    deleteImage: fail,
    pruneImages: fail,
    saveImages: fail,
    exportContainer: fail,
    loadImages: fail,
    importImage: fail,
  };
}
