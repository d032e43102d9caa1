import { describe } from 'vitest';
import type { GraphIntent } from '../../src/index.ts';
import { checkCases } from '../support/intent-cases.ts';

const TWO = 'FROM busybox AS build\nRUN make\nFROM busybox\nCMD top\n';

const THREE = 'FROM a AS one\nFROM a AS two\nFROM a AS three\n';

function source(edge: object, to: object): GraphIntent {
  return { kind: 'rerouteSource', edge, source: to } as GraphIntent;
}

const stage = (index: number): object => ({ kind: 'stage', stage: index });
const COPY = { kind: 'copy', instruction: 3 };
const MOUNT = { kind: 'mount', instruction: 3, mount: 0 };

describe('rerouteSource', () => {
  checkCases([
    [
      'of a copy',
      `${THREE}COPY --chown=1 --from=one a b\n`,
      source(COPY, stage(1)),
      `${THREE}COPY --chown=1 --from=two a b\n`,
    ],
    [
      'by number to a name',
      `${THREE}COPY --from=0 a b\n`,
      source(COPY, stage(1)),
      `${THREE}COPY --from=two a b\n`,
    ],
    [
      'to the context',
      `${THREE}COPY --from=one \\\n  a \\\n  b\n`,
      source(COPY, { kind: 'context' }),
      `${THREE}COPY a \\\n  b\n`,
    ],
    [
      'from the context',
      `${THREE}copy --link a b\n`,
      source(COPY, stage(0)),
      `${THREE}copy --link --from=one a b\n`,
    ],
    [
      'to an image',
      `${THREE}COPY --from=one ["a b", "c"]\n`,
      source(COPY, { kind: 'image', ref: 'x:1' }),
      `${THREE}COPY --from=x:1 ["a b", "c"]\n`,
    ],
    [
      'of a trigger',
      `${THREE}ONBUILD COPY --from=one a b\n`,
      source(COPY, stage(2)),
      `${THREE}ONBUILD COPY --from=three a b\n`,
    ],
    ['of ADD', `${THREE}ADD a b\n`, source(COPY, stage(1)), 'refused: add-from-context'],
    ['of text', `${THREE}COPY <<A /b\nA\n`, source(COPY, stage(1)), 'refused: heredoc-source'],
    [
      'to its own stage',
      `${THREE}COPY --from=one a b\n`,
      source(COPY, stage(2)),
      'refused: own-stage',
    ],
    [
      'to the same',
      `${THREE}COPY --from=one a b\n`,
      source(COPY, stage(0)),
      'refused: nothing-to-do',
    ],
    [
      'of a mount',
      `${THREE}RUN --mount=type=bind,from=one,target=/x a\n`,
      source(MOUNT, stage(1)),
      `${THREE}RUN --mount=type=bind,from=two,target=/x a\n`,
    ],
    [
      'of a mount to the context',
      `${THREE}RUN --mount=target=/x,from=one a\n`,
      source(MOUNT, { kind: 'context' }),
      `${THREE}RUN --mount=target=/x a\n`,
    ],
    [
      'of a mount from the context',
      `${THREE}RUN --mount=type=bind,target=/x a\n`,
      source(MOUNT, stage(1)),
      `${THREE}RUN --mount=type=bind,from=two,target=/x a\n`,
    ],
    [
      'of a mount without a type',
      `${THREE}RUN --mount=target=/x a\n`,
      source(MOUNT, stage(1)),
      `${THREE}RUN --mount=from=two,target=/x a\n`,
    ],
    [
      'of the second mount',
      `${THREE}RUN --mount=type=tmpfs,target=/t --mount=target=/x a\n`,
      source({ ...MOUNT, mount: 1 }, stage(1)),
      `${THREE}RUN --mount=type=tmpfs,target=/t --mount=from=two,target=/x a\n`,
    ],
    [
      'of a cache to the context',
      `${THREE}RUN --mount=type=cache,from=one,target=/x a\n`,
      source(MOUNT, { kind: 'context' }),
      'refused: mount-without-source',
    ],
    ['of no mount', `${THREE}RUN a\n`, source(MOUNT, stage(1)), 'refused: no-such-edge'],
    [
      'of a base',
      THREE,
      source({ kind: 'base', stage: 1 }, stage(0)),
      'FROM a AS one\nFROM one AS two\nFROM a AS three\n',
    ],
    [
      'of a base to the context',
      THREE,
      source({ kind: 'base', stage: 1 }, { kind: 'context' }),
      'refused: base-from-context',
    ],
  ]);
});

function target(edge: object, place: object): GraphIntent {
  return { kind: 'rerouteTarget', edge, place } as GraphIntent;
}

describe('rerouteTarget', () => {
  checkCases([
    [
      'of a copy, with its comments',
      'FROM a AS one\nFROM a AS two\n# why\nCOPY --from=one a b\nFROM a\nRUN x\n',
      target({ kind: 'copy', instruction: 2 }, { stage: 2, before: 4 }),
      'FROM a AS one\nFROM a AS two\nFROM a\n# why\nCOPY --from=one a b\nRUN x\n',
    ],
    [
      'of a copy to its source',
      'FROM a AS one\nFROM a AS two\nCOPY --from=one a b\n',
      target({ kind: 'copy', instruction: 2 }, { stage: 0, before: null }),
      'refused: takes-from-itself',
    ],
    [
      'of a mount',
      'FROM a AS one\nFROM a\nRUN --mount=from=one,target=/x \\\n  y\nFROM a\nRUN z\n',
      target({ kind: 'mount', instruction: 2, mount: 0 }, { stage: 2, before: 4 }),
      'FROM a AS one\nFROM a\nRUN y\nFROM a\nRUN --mount=from=one,target=/x z\n',
    ],
    [
      'of a mount to its source',
      'FROM a AS one\nRUN z\nFROM a\nRUN --mount=from=one,target=/x y\n',
      target({ kind: 'mount', instruction: 3, mount: 0 }, { stage: 0, before: 1 }),
      'refused: own-stage',
    ],
    [
      'of a mount to no RUN',
      'FROM a AS one\nFROM a\nRUN --mount=from=one,target=/x y\nCMD z\n',
      target({ kind: 'mount', instruction: 2, mount: 0 }, { stage: 1, before: 3 }),
      'refused: no-run',
    ],
    [
      'of a base',
      TWO,
      target({ kind: 'base', stage: 1 }, { stage: 0, before: null }),
      'refused: base-edge',
    ],
  ]);
});

function deleted(edges: readonly object[], scratch?: true): GraphIntent {
  return {
    kind: 'deleteEdges',
    edges,
    ...(scratch === undefined ? {} : { scratch }),
  } as GraphIntent;
}

describe('deleteEdges', () => {
  checkCases([
    [
      'a copy with its comments',
      'FROM a AS one\nFROM a\n# why\nCOPY --from=one a b\nRUN x\n',
      deleted([{ kind: 'copy', instruction: 2 }]),
      'FROM a AS one\nFROM a\nRUN x\n',
    ],
    [
      'several at once',
      'FROM a AS one\nFROM a\nCOPY --from=one a b\nRUN --mount=from=one,target=/x \\\n    --mount=from=one,target=/y \\\n    --mount=from=one,target=/z \\\n    x\nCOPY c d\n',
      deleted([
        { kind: 'copy', instruction: 4 },
        { kind: 'mount', instruction: 3, mount: 2 },
        { kind: 'mount', instruction: 3, mount: 0 },
        { kind: 'copy', instruction: 2 },
      ]),
      'FROM a AS one\nFROM a\nRUN --mount=from=one,target=/y \\\n    x\n',
    ],
    ['a base', TWO, deleted([{ kind: 'base', stage: 0 }]), 'refused: stage-needs-base'],
    [
      'a base, and what is not there',
      TWO,
      deleted([
        { kind: 'base', stage: 0 },
        { kind: 'copy', instruction: 1 },
      ]),
      'refused: no-such-edge',
    ],
    [
      'a base, for scratch',
      TWO,
      deleted([{ kind: 'base', stage: 0 }], true),
      'FROM scratch AS build\nRUN make\nFROM busybox\nCMD top\n',
    ],
    ['none', TWO, deleted([]), 'refused: no-such-edge'],
    ['what is no copy', TWO, deleted([{ kind: 'copy', instruction: 1 }]), 'refused: no-such-edge'],
  ]);
});
