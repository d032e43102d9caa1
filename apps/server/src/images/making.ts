import { matchHistory, type HistoryOrigin } from '@stagecraft/build-trace';
import type { ImageMaking } from '@stagecraft/contracts';
import type { DockerfileModel } from '@stagecraft/dockerfile';
import { readBuilt } from '../builds/record/built.ts';
import type { EngineAccess } from '../engine/access.ts';
import { ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { findBuild } from '../store/build-records.ts';
import type { Database } from '../store/database.ts';
import { buildsOfImages } from '../store/image-makers.ts';
import { askEngine } from './inventory.ts';

function lineOf(origin: HistoryOrigin, model: DockerfileModel): ImageMaking['lines'][number] {
  if (origin.kind === 'base') return 'base';
  if (origin.kind !== 'instruction') return null;
  return model.instructions[origin.instruction]?.firstLine ?? null;
}

/** Which build made an image, and which of its lines each entry of the history; null without a record. */
export async function findMaking(
  access: EngineAccess,
  database: Database,
  ref: string,
): Promise<Result<ImageMaking | null>> {
  const image = await askEngine(access, (engine) => engine.image(ref));
  if (!image.ok) return image;
  const build = (await buildsOfImages(database)).get(image.value.id)?.[0];
  const stored = build && (await findBuild(database, build.buildId));
  if (build === undefined || stored === undefined) return ok(null);
  const { options } = stored.summary;
  const { model, graph } = readBuilt(stored.dockerfileText, options);
  const matched = matchHistory(model, graph, image.value.history);
  return ok({
    build,
    dockerfile: options.dockerfile,
    lines: matched.map(({ origin }) => lineOf(origin, model)),
  });
}
