import { say } from '../../problems/problem.ts';
import type { Text } from '../../types.ts';

/** A folder that a package manager keeps what it has downloaded in. */
export interface CacheFolder {
  /** `~` stands for the user's home folder. */
  readonly path: string;
  /** Variables that put it elsewhere, the first of them that is set; `below` it. */
  readonly variables?: readonly { readonly name: string; readonly below: string }[];
  /** Only one build may use it at a time. */
  readonly locked?: true;
}

/** The caches of a package manager. */
export interface ManagerCaches {
  /** Names of its command. */
  readonly commands: readonly string[];
  /** First words that download something; empty for any. */
  readonly uses: readonly string[];
  readonly folders: readonly CacheFolder[];
  readonly notes: readonly Text[];
}

const LATER = say(
  'What is in a cache is not in the image: later RUNs that need the downloads need the same mounts.',
  '缓存中的内容不在镜像中：后面需要这些下载内容的 RUN 也要使用同样的挂载。',
);

const DOCKER_CLEAN = say(
  'The images of Debian and Ubuntu let apt delete what it has downloaded. To keep it, remove /etc/apt/apt.conf.d/docker-clean in a RUN before.',
  'Debian 和 Ubuntu 镜像会让 apt 删除下载的文件。若要保留，请先在前面的 RUN 中删除 /etc/apt/apt.conf.d/docker-clean。',
);

const KEEP_CACHE = say(
  'dnf and yum keep downloaded packages only where keepcache=1 is set.',
  'dnf 和 yum 仅在设置了 keepcache=1 时保留下载的软件包。',
);

const YARN = say(
  'The path is that of Yarn 1 run by root; newer versions keep their cache elsewhere (yarn config get cacheFolder).',
  '该路径适用于以 root 运行的 Yarn 1；新版本的缓存在别处（yarn config get cacheFolder）。',
);

/** From the managers' own documents; apt, pip and others as in https://docs.docker.com/build/cache/optimize/ */
export const CACHES: readonly ManagerCaches[] = [
  {
    commands: ['apt-get', 'apt', 'aptitude'],
    uses: ['install', 'update', 'upgrade', 'dist-upgrade', 'full-upgrade', 'build-dep'],
    folders: [
      { path: '/var/cache/apt', locked: true },
      { path: '/var/lib/apt', locked: true },
    ],
    notes: [DOCKER_CLEAN],
  },
  {
    // https://wiki.alpinelinux.org/wiki/Local_APK_cache: packages are kept where this folder is.
    commands: ['apk'],
    uses: ['add', 'update', 'upgrade'],
    folders: [{ path: '/etc/apk/cache', locked: true }],
    notes: [],
  },
  {
    commands: ['dnf'],
    uses: ['install', 'update', 'upgrade', 'makecache', 'builddep', 'groupinstall'],
    folders: [{ path: '/var/cache/dnf', locked: true }],
    notes: [KEEP_CACHE],
  },
  {
    commands: ['yum', 'microdnf'],
    uses: ['install', 'update', 'upgrade', 'makecache', 'groupinstall'],
    folders: [{ path: '/var/cache/yum', locked: true }],
    notes: [KEEP_CACHE],
  },
  {
    commands: ['npm'],
    uses: ['ci', 'clean-install', 'install', 'i', 'add', 'update'],
    folders: [
      {
        path: '~/.npm',
        variables: [
          { name: 'npm_config_cache', below: '' },
          { name: 'NPM_CONFIG_CACHE', below: '' },
        ],
      },
    ],
    notes: [],
  },
  {
    commands: ['yarn'],
    uses: ['', 'install', 'add'],
    folders: [
      {
        path: '/usr/local/share/.cache/yarn',
        variables: [{ name: 'YARN_CACHE_FOLDER', below: '' }],
      },
    ],
    notes: [YARN],
  },
  {
    commands: ['pnpm'],
    uses: ['install', 'i', 'add', 'fetch'],
    folders: [
      { path: '~/.local/share/pnpm/store', variables: [{ name: 'PNPM_HOME', below: '/store' }] },
    ],
    notes: [],
  },
  {
    commands: ['pip', 'pip3'],
    uses: ['install', 'download', 'wheel'],
    folders: [{ path: '~/.cache/pip', variables: [{ name: 'PIP_CACHE_DIR', below: '' }] }],
    notes: [],
  },
  {
    commands: ['go'],
    uses: ['build', 'install', 'mod', 'test', 'get', 'run', 'vet', 'generate'],
    folders: [
      {
        // GOPATH of the golang image.
        path: '/go/pkg/mod',
        variables: [
          { name: 'GOMODCACHE', below: '' },
          { name: 'GOPATH', below: '/pkg/mod' },
        ],
      },
      { path: '~/.cache/go-build', variables: [{ name: 'GOCACHE', below: '' }] },
    ],
    notes: [LATER],
  },
  {
    commands: ['cargo'],
    uses: ['build', 'fetch', 'install', 'check', 'test', 'run'],
    folders: [
      {
        // CARGO_HOME of the rust image.
        path: '/usr/local/cargo/registry',
        variables: [{ name: 'CARGO_HOME', below: '/registry' }],
      },
      {
        path: '/usr/local/cargo/git/db',
        variables: [{ name: 'CARGO_HOME', below: '/git/db' }],
      },
    ],
    notes: [LATER],
  },
  {
    commands: ['mvn', './mvnw'],
    uses: [],
    folders: [{ path: '~/.m2/repository' }],
    notes: [LATER],
  },
  {
    commands: ['gradle', './gradlew'],
    uses: [],
    folders: [{ path: '~/.gradle', variables: [{ name: 'GRADLE_USER_HOME', below: '' }] }],
    notes: [LATER],
  },
  {
    commands: ['composer'],
    uses: ['install', 'i', 'update', 'require', 'create-project'],
    folders: [
      {
        path: '~/.composer/cache',
        variables: [
          { name: 'COMPOSER_CACHE_DIR', below: '' },
          { name: 'COMPOSER_HOME', below: '/cache' },
        ],
      },
    ],
    notes: [],
  },
  {
    commands: ['bundle', 'bundler'],
    uses: ['', 'install', 'update'],
    folders: [
      {
        // GEM_HOME of the ruby image.
        path: '/usr/local/bundle/cache',
        variables: [
          { name: 'BUNDLE_PATH', below: '/cache' },
          { name: 'GEM_HOME', below: '/cache' },
        ],
      },
    ],
    notes: [],
  },
  {
    commands: ['dotnet', 'nuget'],
    uses: ['restore', 'build', 'publish', 'test', 'pack', 'run'],
    folders: [{ path: '~/.nuget/packages', variables: [{ name: 'NUGET_PACKAGES', below: '' }] }],
    notes: [LATER],
  },
];
