import type { FlagReference } from './types.ts';
import { sectionUrl } from './url.ts';

/** The flags that COPY and ADD share; the reference explains them at COPY. */
export function fileFlags(keyword: 'COPY' | 'ADD'): {
  readonly chown: FlagReference;
  readonly chmod: FlagReference;
  readonly link: FlagReference;
  readonly exclude: FlagReference;
} {
  return {
    chown: {
      name: 'chown',
      value: { kind: 'owner' },
      default: '0:0',
      text: {
        en: 'Owner of the files in the image, as `user:group`, names or numbers. Names must exist in `/etc/passwd` and `/etc/group` of the image; numbers always work, and only they do with `--link`. Cheaper than `RUN chown`, which stores every file twice. Linux only.',
        'zh-CN':
          '文件在镜像中的属主，写作 `user:group`，可用名字或数字。名字必须存在于镜像的 `/etc/passwd` 和 `/etc/group` 中，数字则总是可用；与 `--link` 一起使用时只能写数字。比 `RUN chown` 省空间：后者会把每个文件再存一份。仅限 Linux。',
      },
      example: `${keyword} --chown=1000:1000 app/ /srv/app/`,
      url: sectionUrl('copy---chown'),
    },
    chmod: {
      name: 'chmod',
      value: { kind: 'mode' },
      default: null,
      text: {
        en: 'Permissions of the files in the image, octal (`755`) or symbolic (`u=rwX,go=rX`). Without it files keep the permissions they have in the source. Linux only.',
        'zh-CN':
          '文件在镜像中的权限，可用八进制（`755`）或符号形式（`u=rwX,go=rX`）。不写则沿用来源处的权限。仅限 Linux。',
      },
      example: `${keyword} --chmod=755 entrypoint.sh /usr/local/bin/`,
      url: sectionUrl('copy---chmod'),
    },
    link: {
      name: 'link',
      value: { kind: 'boolean' },
      default: 'false',
      text: {
        en: 'Puts the files in a layer of their own that does not depend on the layers below it, so that it stays cached when they change. Symbolic links in the destination are then not followed, but replaced.',
        'zh-CN':
          '把文件放进独立的一层，不依赖下面的层，因此下面的层变化时它仍能命中缓存。代价是目标路径中的符号链接不会被跟随，而是被替换。',
      },
      example: `${keyword} --link app/ /srv/app/`,
      url: sectionUrl('copy---link'),
    },
    exclude: {
      name: 'exclude',
      value: { kind: 'pattern' },
      repeats: true,
      default: null,
      text: {
        en: `Leaves out what matches the pattern, for this \`${keyword}\` only. Patterns are those of \`.dockerignore\`, relative to the source. May be given several times.`,
        'zh-CN': `只在这条 \`${keyword}\` 中排除匹配的文件。模式写法与 \`.dockerignore\` 相同，相对于来源路径。可以写多次。`,
      },
      example: `${keyword} --exclude=*.md --exclude=test docs/ /docs/`,
      url: sectionUrl('copy---exclude'),
    },
  };
}
