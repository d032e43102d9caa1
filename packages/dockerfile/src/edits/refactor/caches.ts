import { say } from '../../problems/problem.ts';
import type { Text } from '../../types.ts';

/** A folder that a package manager keeps what it has downloaded in. */
export interface CacheFolder {
  /** `~` stands for the user's home folder. */
  readonly path: string;
  /** Where root's own is, if elsewhere. */
  readonly ofRoot?: string;
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
  /** Variables that put the folders where the Dockerfile alone does not tell. */
  readonly hiddenBy?: readonly string[];
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
  'The path is that of Yarn 1; newer versions keep their cache elsewhere (yarn config get cacheFolder).',
  '该路径适用于 Yarn 1；新版本的缓存在别处（yarn config get cacheFolder）。',
);

const COMPOSER = say(
  'The image composer sets COMPOSER_HOME to /tmp: there the folder is /tmp/cache.',
  'composer 镜像将 COMPOSER_HOME 设为 /tmp，其缓存目录是 /tmp/cache。',
);

/** From the managers' own documents, and https://docs.docker.com/build/cache/optimize/#use-cache-mounts */
export const CACHES: readonly ManagerCaches[] = [
  {
    // https://docs.docker.com/build/cache/optimize/#use-cache-mounts: both folders, one build at a time.
    commands: ['apt-get', 'apt', 'aptitude'],
    uses: ['install', 'update', 'upgrade', 'dist-upgrade', 'full-upgrade', 'build-dep'],
    folders: [
      { path: '/var/cache/apt', locked: true },
      { path: '/var/lib/apt', locked: true },
    ],
    notes: [DOCKER_CLEAN],
  },
  {
    // https://man.archlinux.org/man/apk-cache.5.en: packages are kept where this folder is.
    commands: ['apk'],
    uses: ['add', 'update', 'upgrade'],
    folders: [{ path: '/etc/apk/cache', locked: true }],
    notes: [],
  },
  {
    // https://dnf.readthedocs.io/en/latest/conf_ref.html (cachedir, keepcache) for version 4, and for 5
    // https://dnf5.readthedocs.io/en/latest/misc/caching.7.html: which one it is, the image decides.
    commands: ['dnf'],
    uses: ['install', 'update', 'upgrade', 'makecache', 'builddep', 'groupinstall'],
    folders: [
      { path: '/var/cache/dnf', locked: true },
      { path: '/var/cache/libdnf5', locked: true },
    ],
    notes: [KEEP_CACHE],
  },
  {
    // https://man7.org/linux/man-pages/man5/yum.conf.5.html (cachedir, keepcache).
    commands: ['yum', 'microdnf'],
    uses: ['install', 'update', 'upgrade', 'makecache', 'groupinstall'],
    folders: [{ path: '/var/cache/yum', locked: true }],
    notes: [KEEP_CACHE],
  },
  {
    // https://docs.npmjs.com/cli/commands/npm-cache#cache
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
    // https://classic.yarnpkg.com/en/docs/cli/cache; root's: https://github.com/yarnpkg/yarn/blob/master/src/util/user-home-dir.js
    commands: ['yarn'],
    uses: ['', 'install', 'add'],
    folders: [
      {
        path: '~/.cache/yarn',
        ofRoot: '/usr/local/share/.cache/yarn',
        variables: [{ name: 'YARN_CACHE_FOLDER', below: '' }],
      },
    ],
    notes: [YARN],
  },
  {
    // https://pnpm.io/settings#storedir and https://pnpm.io/docker
    commands: ['pnpm'],
    uses: ['install', 'i', 'add', 'fetch'],
    folders: [
      {
        path: '~/.local/share/pnpm/store',
        variables: [
          { name: 'PNPM_HOME', below: '/store' },
          { name: 'XDG_DATA_HOME', below: '/pnpm/store' },
        ],
      },
    ],
    notes: [],
  },
  {
    // https://pip.pypa.io/en/stable/topics/caching/#default-paths
    commands: ['pip', 'pip3'],
    uses: ['install', 'download', 'wheel'],
    folders: [
      {
        path: '~/.cache/pip',
        variables: [
          { name: 'PIP_CACHE_DIR', below: '' },
          { name: 'XDG_CACHE_HOME', below: '/pip' },
        ],
      },
    ],
    notes: [],
  },
  {
    // https://go.dev/ref/mod#module-cache and https://pkg.go.dev/cmd/go#hdr-Build_and_test_caching
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
    // https://doc.rust-lang.org/cargo/guide/cargo-home.html#caching-the-cargo-home-in-ci
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
    // https://maven.apache.org/settings.html#simple-values (localRepository)
    commands: ['mvn', './mvnw'],
    uses: [],
    folders: [{ path: '~/.m2/repository' }],
    notes: [LATER],
  },
  {
    // https://docs.gradle.org/current/userguide/directory_layout.html#dir:gradle_user_home; its locks do not
    // reach other containers: https://docs.gradle.org/current/userguide/dependency_caching.html
    commands: ['gradle', './gradlew'],
    uses: [],
    folders: [
      {
        path: '~/.gradle',
        variables: [{ name: 'GRADLE_USER_HOME', below: '' }],
        locked: true,
      },
    ],
    notes: [LATER],
  },
  {
    // https://getcomposer.org/doc/06-config.md#cache-dir; where ~/.composer/cache is, it is taken:
    // https://github.com/composer/composer/blob/main/src/Composer/Factory.php (getCacheDir)
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
    notes: [COMPOSER],
  },
  {
    // https://guides.rubygems.org/caching-and-vendoring: beside the gems; below BUNDLE_PATH in a folder of the
    // Ruby version, which is not in the text.
    commands: ['bundle', 'bundler'],
    uses: ['', 'install', 'update'],
    hiddenBy: ['BUNDLE_PATH'],
    folders: [
      {
        // GEM_HOME of the ruby image.
        path: '/usr/local/bundle/cache',
        variables: [{ name: 'GEM_HOME', below: '/cache' }],
      },
    ],
    notes: [],
  },
  {
    // https://learn.microsoft.com/nuget/consume-packages/managing-the-global-packages-and-cache-folders
    commands: ['dotnet', 'nuget'],
    uses: ['restore', 'build', 'publish', 'test', 'pack', 'run'],
    folders: [{ path: '~/.nuget/packages', variables: [{ name: 'NUGET_PACKAGES', below: '' }] }],
    notes: [LATER],
  },
];
