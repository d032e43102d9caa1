import type { DockerfileModel, GraphIntent, InstructionPlace } from '@stagecraft/dockerfile';
import fc from 'fast-check';

type AnyIntent = fc.Arbitrary<GraphIntent>;

/** Gestures of every kind on a Dockerfile; many of them can't be done. */
export function intents(model: DockerfileModel): AnyIntent {
  const parts = partsOf(model);
  return fc.oneof(...rowIntents(parts), ...stageIntents(parts), ...edgeIntents(parts));
}

function partsOf(model: DockerfileModel) {
  const stages = model.instructions.filter(({ keyword }) => keyword === 'FROM').length;
  const stage: fc.Arbitrary<number> = fc.nat({ max: stages - 1 });
  const instruction: fc.Arbitrary<number> = fc.nat({ max: model.instructions.length - 1 });
  const place: fc.Arbitrary<InstructionPlace> = fc.oneof(
    stage.map((at) => ({ stage: at, before: null })),
    instruction.map((at) => ({ stage: model.instructions[at]?.stage ?? 0, before: at })),
  );
  return {
    stage,
    instruction,
    place,
    instructions: fc.uniqueArray(instruction, { minLength: 1, maxLength: 3 }),
    name: fc.constantFrom(null, 'fresh', 'other'),
    ofStage: stage.map((at) => ({ kind: 'stage' as const, stage: at })),
    paths: fc.constant([{ source: '/bin/busybox', destination: '/taken' }]),
  };
}

type Parts = ReturnType<typeof partsOf>;

function kind<K extends GraphIntent['kind']>(value: K): fc.Arbitrary<K> {
  return fc.constant(value);
}

function rowIntents({ instruction, instructions, place }: Parts): AnyIntent[] {
  return [
    fc.record({ kind: kind('moveInstructions'), instructions, place }),
    fc.record({ kind: kind('deleteInstructions'), instructions }),
    fc.record({ kind: kind('commentInstructions'), instructions }),
    fc.record({ kind: kind('insertText'), place, text: fc.constant('RUN echo inserted') }),
    fc.record({ kind: kind('mergeRuns'), instructions }),
    fc.record({ kind: kind('addCacheMounts'), instruction }),
  ];
}

function stageIntents(parts: Parts): AnyIntent[] {
  const { stage, instruction, instructions, name, ofStage, paths } = parts;
  const image = { kind: 'image' as const, ref: 'busybox:1.36' };
  const base = fc.oneof(fc.constant(image), ofStage);
  const how = fc.constantFrom('cascade', 'inline', 'image');
  return [
    fc.record({ kind: kind('addStage'), base, name, at: fc.option<number>(stage) }),
    fc.record({ kind: kind('renameStage'), stage, name }),
    fc.record({ kind: kind('deleteStage'), stage, how }),
    fc.record({ kind: kind('moveStage'), stage, to: stage }),
    fc.record({ kind: kind('splitStage'), stage, before: instruction, name }),
    fc.record({ kind: kind('mergeStages'), stage, into: stage }),
    fc.record({ kind: kind('extractStage'), instructions, name, paths }),
    fc.record({ kind: kind('setBase'), stage, base }),
    fc.record({ kind: kind('splitRuntime'), stage, base: fc.constant(image.ref), name, paths }),
  ];
}

function edgeIntents({ instruction, place, ofStage }: Parts): AnyIntent[] {
  const edge = instruction.map((at) => ({ kind: 'copy' as const, instruction: at }));
  const target = fc.constant('/mounted');
  const destination = fc.constant('/connected');
  const source = fc.oneof(ofStage, fc.constant({ kind: 'context' as const }));
  const copy = source.chain((from) => {
    const sources = fc.constant([from.kind === 'context' ? 'file.txt' : '/bin/busybox']);
    const fixed = fc.constant(from);
    return fc.record({ kind: kind('connectCopy'), source: fixed, place, sources, destination });
  });
  return [
    copy,
    fc.record({ kind: kind('connectMount'), source, instruction, target, path: fc.constant(null) }),
    fc.record({ kind: kind('deleteEdges'), edges: fc.tuple(edge) }),
    fc.record({ kind: kind('rerouteSource'), edge, source: ofStage }),
    fc.record({ kind: kind('rerouteTarget'), edge, place }),
  ];
}
