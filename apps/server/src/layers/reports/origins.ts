import { matchHistory } from '@stagecraft/build-trace';
import type { LayerOrigin, LayerOrigins } from '@stagecraft/contracts';
import { readBuilt } from '../../builds/record/built.ts';
import { findBuild, type StoredBuild } from '../../store/build-records.ts';
import type { Database } from '../../store/database.ts';
import { buildsOfImages } from '../../store/image-makers.ts';
import type { AnalysedImage } from '../analysed-image.ts';

/** The instructions of a build that made the layers, by what the image's history says of them. */
function originsIn(
  { image, summary }: AnalysedImage,
  { dockerfileText, summary: build }: StoredBuild,
): LayerOrigin[] {
  const { model, graph } = readBuilt(dockerfileText, build.options);
  const matched = matchHistory(model, graph, image.history);
  return summary.layers.flatMap(({ index, history }) => {
    const origin = history === null ? undefined : matched[history]?.origin;
    if (origin?.kind !== 'instruction') return [];
    const instruction = model.instructions[origin.instruction];
    if (instruction === undefined) return [];
    const { start, end } = instruction.contentSpan;
    return [{ layer: index, line: instruction.firstLine + 1, text: model.text.slice(start, end) }];
  });
}

/** Where the layers of an image are written, if a build that is recorded here made it. */
export async function layerOrigins(
  database: Database,
  image: AnalysedImage,
): Promise<LayerOrigins> {
  const [maker] = (await buildsOfImages(database)).get(image.image.id) ?? [];
  const stored = maker === undefined ? undefined : await findBuild(database, maker.buildId);
  if (stored === undefined) return { build: null, layers: [] };
  const { id, workspaceId, number, options } = stored.summary;
  return {
    build: { id, workspaceId, number, dockerfile: options.dockerfile },
    layers: originsIn(image, stored),
  };
}
