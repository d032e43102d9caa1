import { fileFlags } from '../common-flags.ts';
import type { InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

const shared = fileFlags('COPY');

export const copy: InstructionReference = {
  keyword: 'COPY',
  summary: {
    en: 'Copies files from the build context, another stage or an image into this stage.',
    'zh-CN': '把构建上下文、其他阶段或其他镜像中的文件复制到当前阶段。',
  },
  details: {
    en: 'Sources are relative to the build context’s root and can’t leave it; what `.dockerignore` leaves out is not there. Of a folder its content is copied, not the folder itself. With several sources, or to mean a folder, end the destination with `/`; a relative destination counts from WORKDIR.\n\nPrefer COPY to ADD: ADD also downloads and unpacks. Copy the files that rarely change first (`package.json`, then `npm ci`, then the rest), so that the expensive step stays cached.',
    'zh-CN':
      '来源路径相对于构建上下文的根目录，不能跳出去；被 `.dockerignore` 排除的文件不存在。来源是目录时，复制的是目录里的内容，不含目录本身。有多个来源或想表示目录时，目标要以 `/` 结尾；相对目标从 WORKDIR 算起。\n\n优先用 COPY 而不是 ADD：ADD 还会下载和解压。先复制很少变化的文件（先 `package.json`，再 `npm ci`，最后复制其余文件），让耗时的步骤能命中缓存。',
  },
  forms: [
    {
      label: 'COPY [--flags] <src>… <dest>',
      text: {
        en: 'Paths without spaces; `*` and `?` match file names.',
        'zh-CN': '路径不含空格时使用；`*` 和 `?` 可匹配文件名。',
      },
      parameters: [
        {
          label: '[--flags]',
          text: {
            en: '`--from`, `--chown`, `--chmod`, `--link`, `--parents`, `--exclude`.',
            'zh-CN':
              '可用的标志：`--from`、`--chown`、`--chmod`、`--link`、`--parents`、`--exclude`。',
          },
        },
        {
          label: '<src>…',
          text: {
            en: 'Files or folders of the build context, or of what `--from` names; or `<<NAME` for a file written here.',
            'zh-CN':
              '构建上下文（或 `--from` 指定之处）中的文件或目录；也可以是 `<<NAME`，把文件内容直接写在这里。',
          },
        },
        {
          label: '<dest>',
          text: {
            en: 'Where they go in this stage. Ends with `/` for a folder; relative to WORKDIR without a leading `/`.',
            'zh-CN': '放到当前阶段的位置。以 `/` 结尾表示目录；不以 `/` 开头则相对于 WORKDIR。',
          },
        },
      ],
    },
    {
      label: 'COPY [--flags] ["<src>", … "<dest>"]',
      text: {
        en: 'JSON form: for paths with spaces.',
        'zh-CN': 'JSON 形式：用于含空格的路径。',
      },
      parameters: [
        {
          label: '[--flags]',
          text: {
            en: '`--from`, `--chown`, `--chmod`, `--link`, `--parents`, `--exclude`.',
            'zh-CN':
              '可用的标志：`--from`、`--chown`、`--chmod`、`--link`、`--parents`、`--exclude`。',
          },
        },
        {
          label: '"<src>", …',
          text: { en: 'What is copied.', 'zh-CN': '要复制的文件或目录。' },
        },
        {
          label: '"<dest>"',
          text: { en: 'Where it goes in this stage.', 'zh-CN': '放到当前阶段的位置。' },
        },
      ],
    },
  ],
  example: 'WORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .',
  url: sectionUrl('copy'),
  flags: [
    {
      name: 'from',
      value: { kind: 'source' },
      default: null,
      text: {
        en: 'Takes the files from an earlier stage (name or number), a named context or an image instead of the build context. A variable can’t be used here: give the image a stage of its own (`FROM $IMAGE AS name`).',
        'zh-CN':
          '不从构建上下文，而从前面的阶段（名字或序号）、命名上下文或某个镜像中取文件。这里不能用变量：需要时先为该镜像单写一个阶段（`FROM $IMAGE AS name`）。',
      },
      example: 'COPY --from=build /out/app /usr/local/bin/app',
      url: sectionUrl('copy---from'),
    },
    shared.chown,
    shared.chmod,
    shared.link,
    {
      name: 'parents',
      value: { kind: 'boolean' },
      default: 'false',
      text: {
        en: 'Keeps the folders of each source below the destination: `src/a/b.txt` becomes `dest/src/a/b.txt`. A `/./` in the source marks where the kept part begins.',
        'zh-CN':
          '在目标下保留来源的目录结构：`src/a/b.txt` 变成 `dest/src/a/b.txt`。来源中的 `/./` 标出从哪里开始保留。',
      },
      example: 'COPY --parents src/*/package.json ./',
      url: sectionUrl('copy---parents'),
    },
    shared.exclude,
  ],
};
