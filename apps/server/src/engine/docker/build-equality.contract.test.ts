import { execFile, spawnSync } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, realpath, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { defaultBuildOptions, dockerBuildCommand } from '@stagecraft/contracts';
import type { BuildOptions } from '@stagecraft/contracts';
import Docker from 'dockerode';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { play } from '../engine.contract.ts';
import { connectionOptions } from './connection.ts';
import { createTestEngine, testBuilders, testEndpoint } from './test-engine.ts';

/*
 * What can be equal: the configuration always; a layer only if its files have the same times, and a
 * step that runs gives its files the time at which it ran. So the second of two builds is to find the
 * steps of the first in the cache. It does if it asks for the very same work, which is the point: the
 * first step writes a random number, so that the layers are equal only if all of it was found. Apart
 * from that, builds without the cache are compared where all times are given.
 */

const builders = await testBuilders();

/** The docker commands of this machine, each with its major version. */
const commands = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'docker'))
  .flatMap((path) => {
    const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    const [, major] = /version (\d+)\./.exec(stdout ?? '') ?? [];
    return major === undefined ? [] : [{ path, major: Number(major) }];
  });
/** One that builds with BuildKit by itself, or has buildx: newer ones without it build nothing. */
const buildkitCommand = commands.find(
  ({ path, major }) => major < 23 || spawnSync(path, ['buildx', 'version']).status === 0,
);
/**
 * Before Docker 23 the command wrote the owner's name and the kind of file into the headers of the
 * context, of which the classic builder makes the keys of its cache. We write what newer ones do: an
 * older one's steps after COPY are not found.
 */
const classicCommand = commands.find(({ major }) => major >= 23) ?? commands[0];
const sharesClassicCache = (classicCommand?.major ?? 0) >= 23;

interface Case {
  readonly name: string;
  readonly text: string;
  readonly options?: Partial<BuildOptions>;
}

const given: readonly Case[] = [
  {
    name: 'environment, folder, user, and a command as a list',
    text:
      'FROM busybox:1.36\nENV A=1 B="two words" C=$A\nWORKDIR /w/$A\nWORKDIR deep\nUSER 1000:1000\n' +
      'ENTRYPOINT ["sh", "-c"]\nCMD ["echo \\"$0\\"", "文"]\n',
  },
  {
    name: 'a shell of its own, and commands by it',
    text: 'FROM busybox:1.36\nSHELL ["/bin/sh", "-ec"]\nENTRYPOINT exec top -b\nCMD echo $HOME\nHEALTHCHECK NONE\n',
  },
  {
    name: 'ports, volumes, signal, health check and triggers',
    text:
      'FROM busybox:1.36\nEXPOSE 80 53/udp 8000-8002\nVOLUME /data /b\nVOLUME ["/x y", "/z"]\n' +
      'STOPSIGNAL SIGUSR1\nONBUILD COPY . /on\nONBUILD RUN echo on\n' +
      'HEALTHCHECK --interval=5s --timeout=2s --start-period=1m --retries=2 CMD test -e /ok || exit 1\n',
  },
  {
    name: 'labels of the text and of the options, and an author',
    text: 'FROM busybox:1.36\nLABEL a=1 "b c"="d\\ne"\nLABEL a=2\nMAINTAINER someone\n',
    options: { labels: { x: 'y z', a: 'option' } },
  },
  {
    name: 'arguments with and without a default',
    text: 'ARG TAG=none\nFROM busybox:${TAG}\nARG A=1\nARG B\nARG C\nENV B=$B\nRUN echo "$A $B $C $HTTP_PROXY" > /said\n',
    options: { buildArgs: { TAG: '1.36', B: 'b "q" $x', C: '' } },
  },
  {
    name: 'files, folders, patterns and owners',
    text: 'FROM busybox:1.36\nCOPY a.txt /\nCOPY --chown=3:4 sub /sub/\nADD *.txt made/in/\nCOPY . /all\n',
  },
  {
    name: 'an image from nothing',
    text: 'FROM scratch\nCOPY nonce a.txt /\nENV ONLY=this\nCMD ["/a.txt"]\n',
  },
  {
    name: 'files of other stages, and a target',
    text:
      'FROM busybox:1.36 AS one\nRUN echo 1 > /one\nFROM busybox:1.36 AS two\nCOPY --from=one /one /two\n' +
      'COPY --from=0 /one /three\nCMD ["two"]\nFROM two AS three\nRUN exit 1\n',
    options: { target: 'two' },
  },
];

const samples = fileURLToPath(new URL('../../../../../samples', import.meta.url));
/** Without the waits that stand for work. */
const withoutWaits = (text: string): string => text.replaceAll(/sleep \d/g, 'true');

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'stagecraft-equality-')));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const run = promisify(execFile);
const docker = new Docker(connectionOptions(testEndpoint(), { certPath: null }));
const made = new Set<string>();
afterAll(async () => {
  await engines.control.removeImages([...made]);
  for (const engine of Object.values(engines)) engine.close();
});

/** Configuration and layers, and what is told of how they came about; no times. */
async function imageOf(id: string) {
  made.add(id);
  const image = await docker.getImage(id).inspect();
  const history: { CreatedBy: string; Comment: string; Size: number }[] = await docker
    .getImage(id)
    .history();
  return {
    config: image.Config,
    platform: [image.Os, image.Architecture, image.Author],
    layers: image.RootFS.Layers,
    history: history.map(({ CreatedBy, Comment, Size }) => [CreatedBy, Comment, Size]),
  };
}

type Image = Awaited<ReturnType<typeof imageOf>>;

/** Without what depends on the keys of the classic builder's cache. */
const withoutKeys = ({ config, platform, history, layers }: Image) => ({
  config: { ...config, Image: '' },
  platform,
  history: history.map(([by, ...rest]) => [
    String(by).replace(/(file|dir|multi):\w+/, '$1'),
    ...rest,
  ]),
  layers: layers?.length,
});

/** Builds with the docker command, by the very words that are shown for the options. */
async function buildByCommand(options: BuildOptions, buildkit: boolean): Promise<string> {
  const idFile = `${root}-${randomUUID()}.id`;
  const words = dockerBuildCommand({ ...options, builder: buildkit ? null : 'classic' });
  const { path = 'docker' } = (buildkit ? buildkitCommand : classicCommand) ?? {};
  const env = {
    ...process.env,
    PATH: `${dirname(path)}${delimiter}${process.env['PATH']}`,
    DOCKER_HOST: testEndpoint(),
    DOCKER_BUILDKIT: buildkit ? '1' : '0',
  };
  await run('sh', ['-c', `${words} --iidfile '${idFile}'`], { cwd: root, env });
  const id = await readFile(idFile, 'utf8');
  await rm(idFile);
  return id;
}

type Way = 'control' | 'plain' | 'classic';
const engines = {
  control: createTestEngine({ builder: 'buildkit', control: true }),
  plain: createTestEngine({ builder: 'buildkit', control: false }),
  classic: createTestEngine({ builder: 'classic' }),
};

async function buildHere(way: Way, text: string, options: BuildOptions): Promise<string> {
  const { result } = await play({ engine: engines[way], contextRoot: root }, text, options);
  if (result.state === 'succeeded' && result.imageId !== null) return result.imageId;
  throw new Error(JSON.stringify(result));
}

/**
 * Builds by BuildKit's two ways, and with the classic builder, each beside the command. Gives pairs of
 * what is to be equal.
 */
async function pairs(source: string, options: Partial<BuildOptions>): Promise<unknown[][]> {
  const nonce = randomUUID();
  const first = `RUN : ${nonce}; cat /proc/sys/kernel/random/uuid > /nonce`;
  const text = source.replace(/^FROM busybox.*$/m, (from) => `${from}\n${first}`);
  await writeFile(join(root, 'Dockerfile'), text);
  await writeFile(join(root, 'nonce'), nonce);
  const all = { ...defaultBuildOptions('Dockerfile'), ...options };
  const ours = await imageOf(await buildHere('control', text, all));
  const theirs = await imageOf(await buildByCommand(all, true));
  const plain = await imageOf(await buildHere('plain', text, all));
  const classic = await buildHere('classic', text, all);
  const byCommand = await buildByCommand(all, false);
  const [one, other] = [await imageOf(classic), await imageOf(byCommand)];
  return [
    [ours, theirs],
    [plain, theirs],
    // The classic builder names an image by all that is in it, times included.
    sharesClassicCache ? [classic, byCommand] : [withoutKeys(one), withoutKeys(other)],
  ];
}

describe.runIf(builders.includes('buildkit') && buildkitCommand !== undefined)(
  'the image is the one that docker build makes',
  () => {
    it.each(given)('$name', async ({ text, options = {} }) => {
      await cp(join(samples, 'two-stage', 'src'), join(root, 'sub'), { recursive: true });
      await writeFile(join(root, 'a.txt'), 'a\n');
      await writeFile(join(root, 'b.txt'), 'b\n');
      await writeFile(join(root, '.dockerignore'), 'sub/foot.html\n');
      for (const [one, other] of await pairs(text, options)) expect(one).toEqual(other);
    });

    it.each(['hello', 'parallel', 'two-stage', 'failing'])('the sample %s', async (name) => {
      await cp(join(samples, name), root, { recursive: true });
      const page = join(root, 'page', 'index.html');
      if (name === 'failing') {
        await writeFile(page, (await readFile(page, 'utf8')).replaceAll('abuot', 'about'));
      }
      const text = withoutWaits(await readFile(join(root, 'Dockerfile'), 'utf8'));
      for (const [one, other] of await pairs(text, {})) expect(one).toEqual(other);
    });

    it.each([
      ['BuildKit by the control API', 'control'],
      ['BuildKit by POST /build', 'plain'],
      ['the classic builder', 'classic'],
    ] as const)('without a cache, by %s, where all times are given', async (_name, way) => {
      const text =
        'FROM busybox:1.36 AS made\nRUN echo made > /made && touch -d "2001-02-03 04:05:06" /made\n' +
        'FROM scratch\nCOPY a.txt run.sh /\nCOPY --from=made /made /\nENV A=1\nENTRYPOINT ["/run.sh"]\n';
      await writeFile(join(root, 'Dockerfile'), text);
      await writeFile(join(root, 'a.txt'), randomUUID());
      await writeFile(join(root, 'run.sh'), '#!/bin/sh\n', { mode: 0o751 });
      // Never the same time twice: by size and time BuildKit knows a file that it was sent before.
      const time = randomInt(1_000_000_000);
      for (const file of ['a.txt', 'run.sh']) await utimes(join(root, file), time, time);
      const options = { ...defaultBuildOptions('Dockerfile'), noCache: true };
      const ours = await imageOf(await buildHere(way, text, options));
      const theirs = await imageOf(await buildByCommand(options, way !== 'classic'));
      expect(ours.layers).toHaveLength(2);
      expect(ours.layers).toEqual(theirs.layers);
      expect(withoutKeys(ours)).toEqual(withoutKeys(theirs));
    });
  },
);
