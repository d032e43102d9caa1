import type { BuildOptions } from '@stagecraft/contracts';
import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import type { DockerfileModel, GraphOptions, StageGraph } from '@stagecraft/dockerfile';

/** A text that was or will be built, read with its options. */
export interface BuiltText {
  readonly model: DockerfileModel;
  readonly graph: StageGraph;
  readonly options: GraphOptions;
}

/** What the options say about the meaning of the text. */
export function graphOptions(options: BuildOptions): GraphOptions {
  const { target, buildArgs, platforms, namedContexts } = options;
  return { target, buildArgs, platform: platforms[0] ?? null, namedContexts };
}

export function readBuilt(dockerfileText: string, options: BuildOptions): BuiltText {
  const model = parseDockerfile(dockerfileText);
  const meant = graphOptions(options);
  return { model, graph: buildGraph(model, meant), options: meant };
}
