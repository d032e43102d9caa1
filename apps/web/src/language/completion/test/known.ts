import type { KnownFact } from '../../test/input.ts';

const NO_FILES = { files: 0, bytes: 0 };

function file(name: string) {
  return { name, folder: false, bytes: 10 };
}

function folder(name: string) {
  return { name, folder: true, bytes: null };
}

/** A context with an ignore file, an engine with images, a registry, a build of the stage `build`. */
export const KNOWN: readonly KnownFact[] = [
  [
    { kind: 'folder', path: '' },
    {
      entries: [
        folder('src'),
        folder('node_modules'),
        file('package.json'),
        file('.env'),
        file('.npmrc'),
        file('a b.txt'),
        file('[id].ts'),
        file('$x'),
      ],
    },
  ],
  [{ kind: 'folder', path: 'src' }, { entries: [file('main.go'), file('main_test.go')] }],
  [
    { kind: 'ignore', dockerfile: 'Dockerfile' },
    {
      path: '.dockerignore',
      text: '# left out\nnode_modules\n.env\n**/*_test.go\n',
      sent: NO_FILES,
      left: NO_FILES,
      lines: [],
      truncated: false,
    },
  ],
  [
    { kind: 'images' },
    {
      images: [
        { ref: 'busybox:1.36', id: 'sha256:a', bytes: 4_260_000, created: 1 },
        { ref: 'node:22', id: 'sha256:b', bytes: 1_130_000_000, created: 2 },
        { ref: 'sha256:c', id: 'sha256:c', bytes: 1, created: 3 },
      ],
    },
  ],
  [
    { kind: 'tags', repository: 'node' },
    { tags: ['24', '22', '20'], truncated: false },
  ],
  [
    { kind: 'manifest', ref: 'node:22' },
    { digest: `sha256:${'a'.repeat(64)}`, platforms: ['linux/amd64', 'linux/arm64'] },
  ],
  [
    { kind: 'image', ref: 'nginx:1.29' },
    {
      image: {
        id: 'sha256:d',
        digest: null,
        bytes: 1,
        created: 1,
        platform: null,
        env: [],
        user: 'web:web',
        workingDir: '',
        shell: [],
        entrypoint: null,
        cmd: null,
        ports: ['80/tcp', '9145/udp'],
      },
    },
  ],
  [
    { kind: 'builds', dockerfile: 'Dockerfile' },
    { instructions: {}, stages: { 'stage:build': { image: 'sha256:built', bytes: 1 } } },
  ],
  [
    { kind: 'imageFolder', ref: 'sha256:built', path: '/out' },
    {
      entries: [
        { name: 'app', folder: false },
        { name: 'lib', folder: true },
      ],
      truncated: false,
    },
  ],
  [
    { kind: 'imageFolder', ref: 'nginx:1.29', path: '/' },
    { entries: [{ name: 'etc', folder: true }], truncated: false },
  ],
];
