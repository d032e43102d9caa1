import { fromKey, key, ownership, READ_ONLY, REQUIRED, target } from './mount-keys.ts';
import type { MountKeyReference, MountTypeReference } from './types.ts';
import { sectionUrl } from './url.ts';

const cache: MountTypeReference = {
  type: 'cache',
  text: {
    en: 'A folder that survives from build to build and is not part of the image: for package managers and compilers.',
    'zh-CN': '在多次构建之间保留、但不进入镜像的目录：供包管理器和编译器使用。',
  },
  keys: [
    target({ en: 'The cached folder.', 'zh-CN': '要缓存的目录。' }, { required: true }),
    key(
      'id',
      { kind: 'text' },
      {
        en: 'Tells caches apart; mounts with the same id share one. Without it the target is the id.',
        'zh-CN': '区分不同的缓存；id 相同的挂载共用一份。不写则以 target 为 id。',
      },
    ),
    key(
      'sharing',
      {
        kind: 'enum',
        values: [
          {
            value: 'shared',
            text: { en: 'Several builds write at once.', 'zh-CN': '多个构建可同时写入。' },
          },
          {
            value: 'locked',
            text: {
              en: 'One build after the other, as apt needs it.',
              'zh-CN': '构建依次独占使用，apt 需要这样。',
            },
          },
          {
            value: 'private',
            text: {
              en: 'A build gets a cache of its own when another uses this one.',
              'zh-CN': '已被占用时，另给一份新的缓存。',
            },
          },
        ],
      },
      { en: 'How builds that run at the same time use it.', 'zh-CN': '同时进行的构建如何使用它。' },
      { default: 'shared' },
    ),
    fromKey(
      {
        en: 'Stage, named context or image whose files the cache begins with.',
        'zh-CN': '缓存初始内容所取自的阶段、命名上下文或镜像。',
      },
      null,
    ),
    key(
      'source',
      { kind: 'image-path' },
      { en: 'Folder in `from` to begin with.', 'zh-CN': '`from` 中作为初始内容的目录。' },
      { aliases: ['src'], default: '/' },
    ),
    READ_ONLY,
    ...ownership('0755'),
  ],
  example: 'RUN --mount=type=cache,target=/root/.cache/pip pip install flask',
  url: sectionUrl('run---mounttypecache'),
};

const bind: MountTypeReference = {
  type: 'bind',
  text: {
    en: 'Files of the build context, a stage or an image, without copying them. Writes are thrown away after the command. The default type.',
    'zh-CN':
      '直接使用构建上下文、某个阶段或镜像中的文件，无需复制。写入的内容在命令结束后丢弃。这是默认类型。',
  },
  keys: [
    key(
      'source',
      { kind: 'context-path' },
      { en: 'Path in `from`.', 'zh-CN': '`from` 中的路径。' },
      { aliases: ['src'], default: '/' },
    ),
    target({ en: 'Where the command sees it.', 'zh-CN': '命令看到它的位置。' }, { required: true }),
    fromKey(
      {
        en: 'Stage, named context or image; without it the build context.',
        'zh-CN': '阶段、命名上下文或镜像；不写则为构建上下文。',
      },
      null,
    ),
    key(
      'readwrite',
      { kind: 'boolean' },
      {
        en: 'Allows writing; what is written is thrown away.',
        'zh-CN': '允许写入；写入的内容会被丢弃。',
      },
      { aliases: ['rw'], default: 'false' },
    ),
    { ...READ_ONLY, default: 'true' },
  ],
  example: 'RUN --mount=type=bind,source=package.json,target=package.json npm install',
  url: sectionUrl('run---mounttypebind'),
};

const secret: MountTypeReference = {
  type: 'secret',
  text: {
    en: 'A token or a key for this command only, as a file or a variable; it never gets into the image. Given with `--secret id=…`.',
    'zh-CN':
      '只给这条命令使用的令牌或密钥，以文件或变量形式出现，绝不会进入镜像。构建时用 `--secret id=…` 提供。',
  },
  keys: [
    key(
      'id',
      { kind: 'text' },
      {
        en: 'Name of the secret in `--secret id=…`. Without it the file name of the target.',
        'zh-CN': '`--secret id=…` 中的名字。不写则为 target 的文件名。',
      },
    ),
    target(
      { en: 'File that holds it.', 'zh-CN': '存放它的文件。' },
      { default: '/run/secrets/<id>' },
    ),
    key(
      'env',
      { kind: 'environment-variable' },
      {
        en: 'Environment variable that holds it, instead of or beside the file.',
        'zh-CN': '存放它的环境变量，可代替文件，也可与文件并用。',
      },
    ),
    REQUIRED,
    key(
      'source',
      { kind: 'text' },
      { en: 'Older spelling of `id`.', 'zh-CN': '`id` 的旧写法。' },
      { aliases: ['src'] },
    ),
    ...ownership('0400'),
  ],
  example: 'RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci',
  url: sectionUrl('run---mounttypesecret'),
};

const ssh: MountTypeReference = {
  type: 'ssh',
  text: {
    en: 'The SSH agent of whoever builds, e.g. to clone a private repository; keys never get into the image. Given with `--ssh default`.',
    'zh-CN':
      '使用构建者的 SSH 代理，例如克隆私有仓库；密钥绝不会进入镜像。构建时用 `--ssh default` 提供。',
  },
  keys: [
    key(
      'id',
      { kind: 'text' },
      { en: 'Name of the agent in `--ssh`.', 'zh-CN': '`--ssh` 中的代理名字。' },
      { default: 'default' },
    ),
    target(
      { en: 'Path of the agent’s socket.', 'zh-CN': '代理套接字的路径。' },
      { default: '/run/buildkit/ssh_agent.${N}' },
    ),
    REQUIRED,
    ...ownership('0600'),
  ],
  example: 'RUN --mount=type=ssh git clone git@example.com:team/project.git',
  url: sectionUrl('run---mounttypessh'),
};

const tmpfs: MountTypeReference = {
  type: 'tmpfs',
  text: {
    en: 'A folder in memory, gone after the command.',
    'zh-CN': '内存中的目录，命令结束后即消失。',
  },
  keys: [
    target({ en: 'The folder.', 'zh-CN': '目录位置。' }, { required: true }),
    key(
      'size',
      { kind: 'size' },
      { en: 'Upper limit, e.g. `512m`.', 'zh-CN': '容量上限，例如 `512m`。' },
    ),
  ],
  example: 'RUN --mount=type=tmpfs,target=/tmp,size=512m make',
  url: sectionUrl('run---mounttypetmpfs'),
};

/** The types of `RUN --mount`, the ones used most first. */
export const mountReference: ReadonlyMap<string, MountTypeReference> = new Map(
  [cache, bind, secret, ssh, tmpfs].map((entry) => [entry.type, entry]),
);

/**
 * What a key of a mount does, under its own name or another spelling; null for one the type does not
 * have. Both in lower case.
 */
export function mountKeyReference(type: string, name: string): MountKeyReference | null {
  const keys = mountReference.get(type)?.keys ?? [];
  return keys.find((entry) => entry.name === name || entry.aliases.includes(name)) ?? null;
}
