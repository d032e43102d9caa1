import type { LocalizedText } from '@stagecraft/contracts';
import type { WastedFile, WasteKind } from './types.ts';

/** A folder where a package manager or compiler keeps what it can fetch or make again. */
interface CacheRule {
  readonly pattern: RegExp;
  /** What the folder is called in an instruction. */
  readonly target: string;
}

const cacheRules: readonly CacheRule[] = [
  { pattern: /^var\/cache\/apt\//, target: '/var/cache/apt' },
  { pattern: /^var\/lib\/apt\/lists\//, target: '/var/lib/apt/lists' },
  { pattern: /^var\/cache\/apk\//, target: '/var/cache/apk' },
  { pattern: /^var\/cache\/(?:yum|dnf|libdnf5|microdnf)\//, target: '/var/cache/dnf' },
  { pattern: /^var\/cache\/zypp\//, target: '/var/cache/zypp' },
  { pattern: /^var\/cache\/pacman\/pkg\//, target: '/var/cache/pacman/pkg' },
  { pattern: /(?:^|\/)\.cache\/pip\//, target: '/root/.cache/pip' },
  { pattern: /(?:^|\/)\.cache\/uv\//, target: '/root/.cache/uv' },
  { pattern: /(?:^|\/)\.npm\/_cacache\//, target: '/root/.npm' },
  { pattern: /(?:^|\/)\.(?:cache\/yarn|yarn\/berry\/cache)\//, target: '/root/.cache/yarn' },
  { pattern: /(?:^|\/)(?:\.local\/share|\.cache)\/pnpm\//, target: '/root/.local/share/pnpm' },
  { pattern: /(?:^|\/)\.cache\/go-build\//, target: '/root/.cache/go-build' },
  { pattern: /^go\/pkg\/mod\//, target: '/go/pkg/mod' },
  { pattern: /(?:^|\/)\.?cargo\/registry\//, target: '/usr/local/cargo/registry' },
  { pattern: /(?:^|\/)\.m2\/repository\//, target: '/root/.m2' },
  { pattern: /(?:^|\/)\.gradle\/caches\//, target: '/root/.gradle' },
  { pattern: /(?:^|\/)\.(?:cache\/)?composer\/cache\//, target: '/root/.composer/cache' },
  { pattern: /(?:^|\/)\.nuget\/packages\//, target: '/root/.nuget/packages' },
  { pattern: /(?:^|\/)\.bundle\/cache\//, target: '/root/.bundle/cache' },
];

/** The cache folder that a path lies in, as an instruction would name it; null for any other path. */
export function cacheFolderOf(path: string): string | null {
  return cacheRules.find(({ pattern }) => pattern.test(path))?.target ?? null;
}

const remedies: Readonly<Record<WasteKind, LocalizedText>> = {
  removed: {
    en: 'Remove it in the RUN that makes it, with && rm: what a layer stores stays in the image, whatever a later layer removes. If only the build needs it, make it in a stage of its own and copy the result with COPY --from.',
    'zh-CN':
      '在生成它的同一条 RUN 中用 && rm 删除：某一层存下的内容会一直留在镜像里，后面的层再删也没有用。如果只有构建时需要它，请放到单独的阶段里生成，再用 COPY --from 取出结果。',
  },
  overwritten: {
    en: 'Write the file once: put its final content there in the first place, or move the instruction that changes it into the RUN that makes it. A file that COPY brings can come with its final content from another stage.',
    'zh-CN':
      '让文件只写入一次：一开始就写入最终内容，或把修改它的命令合并到生成它的 RUN 中。由 COPY 带入的文件，可以先在另一个阶段里改好再复制。',
  },
  metadata: {
    en: 'Only its mode, owner or time was changed, which stores the whole file again. Set them where the file comes in: COPY --chmod=… --chown=… (ADD likewise), or chmod and chown in the RUN that makes it.',
    'zh-CN':
      '只改了权限、所有者或时间，却把整个文件又存了一遍。请在文件进入镜像时就设好：COPY --chmod=… --chown=…（ADD 也一样），或在生成它的 RUN 中执行 chmod、chown。',
  },
  repeated: {
    en: 'The same file is stored twice. Copy or make it in one instruction only: often a COPY of a folder brings again what an earlier COPY brought.',
    'zh-CN':
      '同一个文件存了两遍。只用一条指令复制或生成它：常见的原因是复制整个目录的 COPY 又带入了前面 COPY 过的文件。',
  },
};

function cacheRemedy(target: string): LocalizedText {
  return {
    en: `It is a cache. Keep it out of the layers with RUN --mount=type=cache,target=${target} …, which also makes the next build faster, or clean it in the same RUN.`,
    'zh-CN': `这是缓存。用 RUN --mount=type=cache,target=${target} … 把它留在层外（下次构建也更快），或在同一条 RUN 中清理。`,
  };
}

/** How to win wasted bytes back. */
export function remedyOf({ path, kind }: Pick<WastedFile, 'path' | 'kind'>): LocalizedText {
  const cache = cacheFolderOf(path);
  return cache === null ? remedies[kind] : cacheRemedy(cache);
}
