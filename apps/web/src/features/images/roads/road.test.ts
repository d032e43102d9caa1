import type { HistoryEntry, ImageDetail } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { evidenceOf, type RoadEvidence } from './evidence.ts';
import { roadOf, type RoadFacts } from './road.ts';
import { taleOf } from './tale.ts';

const entry = (createdBy: string, size: number | null = 0, comment = ''): HistoryEntry => ({
  ...{ id: null, createdAt: null, tags: [] },
  ...{ createdBy, size, comment },
});
const buildkit = (text: string, size = 0) =>
  entry(`${text} # buildkit`, size, 'buildkit.dockerfile.v0');
const baseEntries = [entry('/bin/sh -c #(nop) ADD file:1 in / ', 100), entry('CMD ["sh"]')];
const base = { name: 'busybox:1.36', layers: 1, entries: 2 };

const detailOf = (history: readonly HistoryEntry[], cmd: string[] | null): ImageDetail => ({
  ...{ id: 'sha256:1', tags: ['app:1'], digests: [], size: 200, createdAt: null },
  ...{ os: 'linux', architecture: 'amd64', variant: null, author: '', layers: ['a', 'b'] },
  config: {
    ...{ user: '', workingDir: '', entrypoint: null, cmd, env: [], exposedPorts: [] },
    ...{ volumes: [], labels: {}, stopSignal: null, shell: null, healthcheck: null, onBuild: [] },
  },
  history: [...history],
});

const facts = (
  own: readonly HistoryEntry[],
  more: Partial<RoadFacts> & { cmd?: string[] | null } = {},
): RoadFacts => ({
  detail: detailOf([...baseEntries, ...own], more.cmd === undefined ? ['sh'] : more.cmd),
  base,
  build: null,
  ...(more.build === undefined ? {} : { build: more.build }),
});

const keys = ({ see, repeat, unknown }: RoadEvidence) =>
  [see, repeat, unknown].map((list) => list.map(({ key }) => key));

it.each<[string, string, ReturnType<typeof taleOf>]>([
  ['RUN /bin/sh -c make # buildkit', 'buildkit.dockerfile.v0', 'instruction'],
  ['COPY . . # buildkit', '', 'instruction'],
  ['/bin/sh -c #(nop)  CMD ["sh"]', '', 'instruction'],
  ['/bin/sh -c make', '', 'instruction'],
  ['|1 A=b c /bin/sh -c make', '', 'instruction'],
  ['/bin/bash -o pipefail -c make', '', 'instruction'],
  ['CMD ["sh"]', '', 'instruction'],
  ['/bin/sh', '', 'commit'],
  ['bash', 'by hand', 'commit'],
  ['sh -c sleep 1', '', 'commit'],
  ['', 'Imported from -', 'import'],
  ['', '', 'nothing'],
])('%s (%s) is %s', (createdBy, comment, tale) => {
  expect(taleOf({ createdBy, comment })).toBe(tale);
});

describe('the road', () => {
  it('of a commit tells only what the container ran', () => {
    const image = facts([entry('/bin/sh', 50, 'by hand')]);
    expect(roadOf(image)).toBe('commit');
    const evidence = evidenceOf(image);
    expect(keys(evidence)).toEqual([
      ['commit', 'message', 'runs'],
      ['base', 'noCommands'],
      ['undone'],
    ]);
    expect(evidence.see[0]).toEqual({ key: 'commit', text: '/bin/sh', bytes: 50 });
    expect(evidence.unknown[0]).toEqual({ key: 'undone', bytes: 50 });
  });

  it('of an import tells neither base nor command', () => {
    const detail = detailOf([entry('', 150, 'Imported from -')], null);
    const image = { detail, base: null, build: null };
    expect(roadOf(image)).toBe('import');
    expect(keys(evidenceOf(image))).toEqual([
      ['import', 'noCommand'],
      ['noBase', 'noCommands'],
      ['origin'],
    ]);
  });

  it('of a build tells its instructions; how many stages only with a record', () => {
    const own = [buildkit('RUN /bin/sh -c make', 50), buildkit('COPY a /a', 1)];
    expect(roadOf(facts(own))).toBe('build');
    expect(keys(evidenceOf(facts(own)))).toEqual([
      ['instructions', 'runs'],
      ['base', 'commands', 'files'],
      ['sources', 'stages'],
    ]);
    const build = { number: 3, dockerfile: 'Dockerfile', stages: 1 };
    expect(roadOf(facts(own, { build }))).toBe('dockerfile');
    const staged = facts(own, { build: { ...build, stages: 3 } });
    expect(roadOf(staged)).toBe('stages');
    expect(keys(evidenceOf(staged))[2]).toEqual(['sources', 'otherStages']);
    expect(evidenceOf(staged).unknown[1]).toEqual({ key: 'otherStages', count: 2 });
  });

  it('of what has nothing above its base is not known, and unknown sizes stay unknown', () => {
    expect(roadOf(facts([]))).toBe('unknown');
    expect(evidenceOf(facts([entry('bash', null)])).unknown[0]).toEqual({
      key: 'undone',
      bytes: null,
    });
  });
});
