import type { Problem } from '@stagecraft/contracts';
import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import type { ApiClient } from '../../../api/client.ts';
import type { RoadBase, RoadBuild, RoadFacts } from './road.ts';

type Ask = ApiClient['call'];

/** An image to compare, with what is known of it, or why nothing is. */
export type RoadColumn =
  | { readonly image: string; readonly facts: RoadFacts }
  | { readonly image: string; readonly facts: null; readonly problem: Problem };

async function readBase(ask: Ask, ref: string, signal: AbortSignal): Promise<RoadBase | null> {
  const answer = await ask('getImageBases', { params: { ref }, signal });
  const found = answer.ok ? answer.value.bases : [];
  const base = found.find(({ entries }) => entries !== null);
  if (base === undefined) return null;
  const { id, tags, layers, entries } = base;
  return { name: tags[0] ?? id, layers, entries: entries ?? 0 };
}

async function readBuild(ask: Ask, ref: string, signal: AbortSignal): Promise<RoadBuild | null> {
  const making = await ask('getImageMaking', { params: { ref }, signal });
  if (!making.ok || making.value === null) return null;
  const { build, dockerfile } = making.value;
  const record = await ask('getBuild', { params: { id: build.buildId }, signal });
  if (!record.ok) return null;
  const { dockerfileText, options } = record.value;
  const { target, buildArgs } = options;
  const { stages } = buildGraph(parseDockerfile(dockerfileText), { target, buildArgs });
  return { number: build.number, dockerfile, stages: stages.filter(({ needed }) => needed).length };
}

async function readRoad(ask: Ask, image: string, signal: AbortSignal): Promise<RoadColumn> {
  const answer = await ask('getImage', { params: { ref: image }, signal });
  if (!answer.ok) return { image, facts: null, problem: answer.problem };
  const { id } = answer.value;
  const [base, build] = await Promise.all([readBase(ask, id, signal), readBuild(ask, id, signal)]);
  return { image, facts: { detail: answer.value, base, build } };
}

/** What the engine and the build records tell of each image. */
export function readRoads(
  ask: Ask,
  images: readonly string[],
  signal: AbortSignal,
): Promise<readonly RoadColumn[]> {
  return Promise.all(images.map((image) => readRoad(ask, image, signal)));
}
