import fc from 'fast-check';
import { BuildOptions, defaultBuildOptions } from '../../src/index.ts';

/** A text that one word of a command line can hold, and a lone surrogate is no text at all. */
const text = (minLength: number, without: RegExp = /\0/g) =>
  fc
    .string({ unit: 'grapheme', minLength, maxLength: 12 })
    .map((value) => value.replaceAll(without, 'x').replaceAll('\0', 'x'));
const name = text(1, /[=]/g);
const segment = text(1, /[/]/g).map((value) => (/^\.\.?$/.test(value) ? 'dots' : value));
/** Relative, as the options hold it. */
const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const dockerfile = path
  .map((value) => value.replace(/\.(?:tar|t\w\w)\b.*$/i, ''))
  .filter((value) => value !== '' && !/^[A-Za-z]:|\/$/.test(value));
const inWorkspace = path.filter((value) => !/^[A-Za-z]:/.test(value));
const pairs = (content: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(name, content), { maxLength: 3 })
    .map((entries): Record<string, string> => Object.fromEntries(entries));
const listed = text(1, /,/g);
const words = fc.array(listed, { maxLength: 3 });
const bytes = fc.integer({ min: 1, max: 2 ** 45 });
const ulimit = fc.integer({ min: -1, max: 1_000_000 });

const context = fc.oneof(
  fc.record({ kind: fc.constant('folder'), path: fc.oneof(fc.constant(''), inWorkspace) }),
  fc.record({ kind: fc.constant('tarball'), path: inWorkspace }),
  fc.record({
    kind: fc.constant('remote'),
    url: text(0).map((end) => `https://example.com/${end}`),
  }),
  fc.record({ kind: fc.constant('none') }),
);
const secret = fc.record({
  id: text(1),
  source: fc.oneof(
    fc.record({ kind: fc.constant('variable'), name: text(1) }),
    fc.record({ kind: fc.constant('file'), path: inWorkspace }),
    fc.record({ kind: fc.constant('typed') }),
  ),
});
const output = fc.oneof(
  fc.record({ kind: fc.constantFrom('local', 'tar'), path: inWorkspace }),
  fc.record({ kind: fc.constantFrom('image', 'cacheonly') }),
);
const cache = fc.oneof(
  listed.map((value) => value.replaceAll(/["=]/g, 'x')),
  name.map((value) => `type=registry,ref=${value}`.replaceAll('"', 'x')),
);

/** Options that a command can hold: paths in their shortest form, names without the signs that part lists. */
export const expressible: fc.Arbitrary<BuildOptions> = fc
  .record(
    {
      builder: fc.constantFrom('buildkit', 'classic', null),
      context,
      namedContexts: pairs(
        fc.oneof(inWorkspace, fc.constantFrom('.', 'docker-image://a:b', 'git@x:y')),
      ),
      target: fc.option(text(1)),
      tags: fc.array(
        text(1).map((value) => value.replaceAll(/\s/g, 'x')),
        { maxLength: 3 },
      ),
      buildArgs: pairs(text(0)),
      labels: pairs(text(0)),
      annotations: pairs(text(0)),
      noCache: fc.boolean(),
      noCacheStages: words,
      pull: fc.boolean(),
      platforms: words,
      network: fc.option(text(1)),
      extraHosts: fc.array(text(1, /[=]/g), { maxLength: 2 }),
      shmSize: fc.option(bytes),
      ulimits: fc.array(fc.record({ name, soft: ulimit, hard: ulimit }), { maxLength: 2 }),
      limits: fc.record({
        memory: fc.option(bytes),
        memorySwap: fc.option(fc.oneof(fc.constantFrom(-1, 0), bytes)),
        cpuSet: fc.option(text(1)),
        cpuShares: fc.option(fc.integer({ min: 1, max: 10_000 })),
      }),
      cacheFrom: fc.array(cache, { maxLength: 2 }),
      cacheTo: fc.array(text(1), { maxLength: 2 }),
      output,
      secrets: fc.array(secret, { maxLength: 3 }),
      ssh: fc.array(name, { maxLength: 2 }),
    },
    { requiredKeys: [] },
  )
  .chain((change) =>
    dockerfile.map((file) =>
      BuildOptions.parse({ ...defaultBuildOptions(file), ...change, dockerfile: file }),
    ),
  );
