import type { HistoryEntry } from '@stagecraft/contracts';
import {
  buildGraph,
  parseDockerfile,
  type DockerfileModel,
  type StageGraph,
} from '@stagecraft/dockerfile';
import { emptyTrace, foldEvents, type StepState } from '../src/index.ts';
import { stamp } from '@stagecraft/contracts/test-events';
import classic from './fixtures/classic.json' with { type: 'json' };
import externalCopy from './fixtures/external-copy.json' with { type: 'json' };
import failing from './fixtures/failing.json' with { type: 'json' };
import innerOnbuild from './fixtures/inner-onbuild.json' with { type: 'json' };
import linkedCopies from './fixtures/linked-copies.json' with { type: 'json' };
import loneStage from './fixtures/lone-stage.json' with { type: 'json' };
import manySteps from './fixtures/many-steps.json' with { type: 'json' };
import merged from './fixtures/merged.json' with { type: 'json' };
import onbuild from './fixtures/onbuild.json' with { type: 'json' };
import parallel from './fixtures/parallel.json' with { type: 'json' };
import podman from './fixtures/podman.json' with { type: 'json' };
import podmanOnbuild from './fixtures/podman-onbuild.json' with { type: 'json' };
import target from './fixtures/target.json' with { type: 'json' };
import twoStage from './fixtures/two-stage.json' with { type: 'json' };

/** What fixtures/record.mjs writes. */
interface Recording {
  readonly dockerfile: string;
  readonly options: { readonly target: string | null; readonly buildArgs: Record<string, string> };
  readonly vertices: readonly {
    readonly id: string;
    readonly name: string;
    readonly inputs: readonly string[];
  }[];
  readonly history: readonly HistoryEntry[];
}

const recordings = {
  classic,
  externalCopy,
  failing,
  innerOnbuild,
  linkedCopies,
  loneStage,
  manySteps,
  merged,
  onbuild,
  parallel,
  podman,
  podmanOnbuild,
  target,
  twoStage,
};

export interface Build {
  readonly model: DockerfileModel;
  readonly graph: StageGraph;
  readonly steps: readonly StepState[];
  readonly history: readonly HistoryEntry[];
}

/** A recorded build of a real engine: Docker 20.10.24 where the Dockerfile names no other. */
export function recordedBuild(name: keyof typeof recordings): Build {
  const recording: Recording = recordings[name];
  const vertices = recording.vertices.map(({ id, name: vertex, inputs }) => ({
    id,
    vertex,
    inputs,
  }));
  return {
    ...parsed(recording.dockerfile, recording.options),
    steps: queuedSteps(vertices),
    history: recording.history,
  };
}

/** A build of `dockerfile` with steps of these names. */
export function buildWith(dockerfile: string, names: readonly string[]): Build {
  const vertices = names.map((vertex) => ({ id: vertex, vertex, inputs: [] }));
  return { ...parsed(dockerfile, {}), steps: queuedSteps(vertices), history: [] };
}

/** A place as the engine tells it: the first and last line, 0-based. */
export type Place = readonly [first: number, last: number];

/** A build of `dockerfile` with steps of these names, each with where the engine says it stands. */
export function buildAt(
  dockerfile: string,
  steps: readonly (readonly [name: string, ...places: readonly Place[]])[],
): Build {
  const events = steps.flatMap(([name, ...places], at) => {
    const stepId = `${String(at)} ${name}`;
    const lines = places.map(([first, last]) => ({ first, last }));
    return [
      { type: 'step.queued' as const, stepId, name, inputs: [] },
      ...(lines.length === 0 ? [] : [{ type: 'step.located' as const, stepId, lines }]),
    ];
  });
  const { steps: folded } = foldEvents(emptyTrace(), stamp(events));
  return { ...parsed(dockerfile, {}), steps: folded, history: [] };
}

function parsed(
  dockerfile: string,
  options: { target?: string | null; buildArgs?: Record<string, string> },
): Pick<Build, 'model' | 'graph'> {
  const model = parseDockerfile(dockerfile);
  return { model, graph: buildGraph(model, options) };
}

function queuedSteps(
  vertices: readonly { id: string; vertex: string; inputs: readonly string[] }[],
): readonly StepState[] {
  const events = vertices.map(({ id, vertex, inputs }) => ({
    type: 'step.queued' as const,
    stepId: id,
    name: vertex,
    inputs: [...inputs],
  }));
  return foldEvents(emptyTrace(), stamp(events)).steps;
}
