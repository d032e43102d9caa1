import { emptyTrace, foldEvents, type BuildTrace } from '@stagecraft/build-trace';
import type { ImageDetail, UnstampedBuildEvent } from '@stagecraft/contracts';
import {
  cached,
  failed,
  finished,
  queued,
  stamp,
  started,
} from '@stagecraft/contracts/test-events';
import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import { describe, expect, it } from 'vitest';
import { createOverlay } from '../../../state/build/overlay.ts';
import { lensRows, lensTotals, type LensRow, type LensSide } from './model.ts';

const text = [
  'FROM busybox:1.36 AS tools',
  'RUN make tools',
  'FROM busybox:1.36 AS unused',
  'RUN make unused',
  'FROM busybox:1.36',
  'ENV A=1',
  'COPY --from=tools /t /t',
  'RUN make app',
].join('\n');
const model = parseDockerfile(text);
const built = { model, graph: buildGraph(model, {}) };

function side(builder: 'buildkit' | 'classic', ...events: UnstampedBuildEvent[]): LensSide {
  const trace: BuildTrace = foldEvents(
    emptyTrace(),
    stamp([{ type: 'build.started', builder }, ...events]),
  );
  const image: ImageDetail | null = null;
  return { trace, states: createOverlay()({ trace, built, current: model, image }).overlay };
}

const image = (stepId: string, id: string): UnstampedBuildEvent => ({
  type: 'step.made',
  stepId,
  what: 'image',
  id,
});

/** A step of the classic builder, from 1, that ran or was cached. */
function classicStep(number: number, end: 'ran' | 'cached' = 'ran'): UnstampedBuildEvent[] {
  const id = `step-.${String(number)}`;
  const line = text.split('\n')[number - 1] ?? '';
  const [begin, last] = [started(id), end === 'ran' ? finished(id) : cached(id)];
  return [queued(id, `Step ${String(number)}/8 : ${line}`), begin, image(id, `i${number}`), last];
}

/** A vertex of BuildKit that ran from `from` to `to`, ms. */
function vertex(id: string, name: string, from: number, to: number): UnstampedBuildEvent[] {
  return [
    queued(`sha256:${id}`, name),
    started(`sha256:${id}`),
    finished(`sha256:${id}`, from, to),
  ];
}

const base = vertex('b', '[tools 1/2] FROM docker.io/library/busybox:1.36', 0, 10);
const tools = vertex('t', '[tools 2/2] RUN make tools', 10, 500);
const copy = vertex('c', '[stage-2 2/3] COPY --from=tools /t /t', 500, 520);
const app = vertex('a', '[stage-2 3/3] RUN make app', 520, 900);
const end: UnstampedBuildEvent = { type: 'build.finished', imageId: 'sha256:i' };
const allClassic = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((number) => classicStep(number));

const differences = (rows: readonly LensRow[]) => rows.map((row) => row.differences.join(' '));

describe('both builders line by line', () => {
  it('tells what only the classic builder carries out, and why BuildKit does not', () => {
    const rows = lensRows(
      built,
      side('classic', ...allClassic, end),
      side('buildkit', ...base, ...tools, ...copy, ...app, end),
    );
    expect(rows.map(({ buildkit }) => (buildkit.kind === 'none' ? buildkit.why : 'step'))).toEqual([
      'step',
      'step',
      'not-needed',
      'not-needed',
      'step',
      'config',
      'step',
      'step',
    ]);
    expect(differences(rows)).toEqual(['', '', 'skipped', 'skipped', '', 'image-each', '', '']);
    expect(rows.map(({ stage }) => stage?.index ?? null)).toEqual([
      0,
      null,
      1,
      null,
      2,
      null,
      null,
      null,
    ]);
  });

  it('names what each of them makes', () => {
    const [, run] = lensRows(
      built,
      side(
        'classic',
        queued('step-.2', 'Step 2/8 : RUN make tools'),
        { type: 'step.made', stepId: 'step-.2', what: 'container', id: '9fba' },
        image('step-.2', 'c8d8'),
      ),
      side('buildkit', ...tools),
    );
    expect(run).toMatchObject({
      classic: {
        made: [
          { what: 'container', id: '9fba' },
          { what: 'image', id: 'c8d8' },
        ],
      },
      buildkit: { made: [{ what: 'vertex', id: 'sha256:t' }] },
    });
  });

  it('marks what ran in parallel, with BuildKit alone', () => {
    const rows = lensRows(
      built,
      side('classic', ...allClassic),
      side('buildkit', ...base, ...tools, ...vertex('a', '[stage-2 3/3] RUN make app', 400, 900)),
    );
    expect(differences(rows).map((one) => one.includes('parallel'))).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it('marks where only one had it in its cache, and where only one failed', () => {
    const rows = lensRows(
      built,
      side('classic', ...classicStep(2, 'cached'), ...classicStep(8)),
      side(
        'buildkit',
        ...tools,
        queued('sha256:a', '[stage-2 3/3] RUN make app'),
        failed('sha256:a'),
      ),
    );
    expect(differences(rows)).toEqual(['', 'cache', '', '', '', '', '', 'outcome']);
  });

  it('says of what is to come that it is, and of the rest after the end that it was not reached', () => {
    const why = (rows: readonly LensRow[]) => {
      const last = rows.at(-1);
      return [last?.classic, last?.buildkit].map((cell) => cell?.kind === 'none' && cell.why);
    };
    const none: LensSide = { trace: null, states: new Map() };
    expect(why(lensRows(built, none, none))).toEqual(['waiting', 'waiting']);
    const stopped: UnstampedBuildEvent = { type: 'build.cancelled' };
    const [classic, buildkit] = [side('classic', stopped), side('buildkit', stopped)];
    expect(why(lensRows(built, classic, buildkit))).toEqual(['not-reached', 'not-reached']);
  });

  it('sums up each builder', () => {
    const classic = side('classic', ...classicStep(1, 'cached'), ...classicStep(2), end);
    const rows = lensRows(built, classic, side('buildkit'));
    const cells = rows.map((row) => row.classic);
    expect(lensTotals(classic, cells)).toMatchObject({
      ran: 1,
      cached: 1,
      made: 2,
      durationMs: 90,
    });
  });
});
