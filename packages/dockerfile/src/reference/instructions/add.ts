import { fileFlags } from '../common-flags.ts';
import type { InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

const shared = fileFlags('ADD');

export const add: InstructionReference = {
  keyword: 'ADD',
  summary: {
    en: 'Copies files like COPY, and also downloads URLs, clones Git repositories and unpacks local tar archives.',
    'zh-CN': '像 COPY 一样复制文件，此外还能下载 URL、克隆 Git 仓库、解开本地 tar 归档。',
  },
  details: {
    en: 'Use COPY for plain files: ADD’s extra powers surprise, e.g. a local `.tar.gz` is unpacked, a downloaded one is not. ADD is right for a remote file with `--checksum` (better than `RUN curl`, as the builder knows when it changed) and for a Git repository at a fixed commit.',
    'zh-CN':
      '普通文件请用 COPY：ADD 的额外行为容易出人意料，例如本地的 `.tar.gz` 会被解开，下载来的却不会。ADD 适合两种情况：带 `--checksum` 下载远程文件（优于 `RUN curl`，因为构建器知道内容是否变化），以及获取某个固定提交的 Git 仓库。',
  },
  forms: [
    {
      label: 'ADD [--flags] <src>… <dest>',
      text: {
        en: 'Paths or URLs without spaces.',
        'zh-CN': '路径或 URL 不含空格时使用。',
      },
      parameters: [
        {
          label: '[--flags]',
          text: {
            en: '`--chown`, `--chmod`, `--link`, `--checksum`, `--keep-git-dir`, `--unpack`, `--exclude`.',
            'zh-CN':
              '可用的标志：`--chown`、`--chmod`、`--link`、`--checksum`、`--keep-git-dir`、`--unpack`、`--exclude`。',
          },
        },
        {
          label: '<src>…',
          text: {
            en: 'Files or folders of the build context, URLs, or Git repositories (`https://host/repo.git#ref:folder`).',
            'zh-CN':
              '构建上下文中的文件或目录、URL，或 Git 仓库（`https://host/repo.git#ref:folder`）。',
          },
        },
        {
          label: '<dest>',
          text: {
            en: 'Where they go in this stage. Ends with `/` for a folder.',
            'zh-CN': '放到当前阶段的位置。以 `/` 结尾表示目录。',
          },
        },
      ],
    },
    {
      label: 'ADD [--flags] ["<src>", … "<dest>"]',
      text: {
        en: 'JSON form: for paths with spaces.',
        'zh-CN': 'JSON 形式：用于含空格的路径。',
      },
      parameters: [
        {
          label: '[--flags]',
          text: {
            en: '`--chown`, `--chmod`, `--link`, `--checksum`, `--keep-git-dir`, `--unpack`, `--exclude`.',
            'zh-CN':
              '可用的标志：`--chown`、`--chmod`、`--link`、`--checksum`、`--keep-git-dir`、`--unpack`、`--exclude`。',
          },
        },
        { label: '"<src>", …', text: { en: 'What is added.', 'zh-CN': '要添加的内容。' } },
        {
          label: '"<dest>"',
          text: { en: 'Where it goes in this stage.', 'zh-CN': '放到当前阶段的位置。' },
        },
      ],
    },
  ],
  example: 'ADD --chmod=755 https://example.com/tool-1.2.3 /usr/local/bin/tool',
  url: sectionUrl('add'),
  flags: [
    shared.chown,
    shared.chmod,
    shared.link,
    {
      name: 'checksum',
      value: { kind: 'checksum' },
      default: null,
      text: {
        en: 'What the download must be: `sha256:…` for a file, a commit for a Git repository. The build fails when it is something else.',
        'zh-CN': '下载内容必须满足的校验值：文件写 `sha256:…`，Git 仓库写提交号。不符时构建失败。',
      },
      example:
        'ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/tool.tar.gz /tmp/',
      url: sectionUrl('add---checksum'),
    },
    {
      name: 'keep-git-dir',
      value: { kind: 'boolean' },
      default: 'false',
      text: {
        en: 'Keeps the `.git` folder of an added Git repository.',
        'zh-CN': '添加 Git 仓库时保留 `.git` 目录。',
      },
      example: 'ADD --keep-git-dir=true https://example.com/project.git#v1.0 /src',
      url: sectionUrl('add---keep-git-dir'),
    },
    {
      name: 'unpack',
      value: { kind: 'boolean' },
      default: null,
      text: {
        en: 'Whether a tar archive is unpacked. Without the flag local archives are, downloaded ones are not.',
        'zh-CN': '是否解开 tar 归档。不写时，本地归档会解开，下载的不会。',
      },
      example: 'ADD --unpack=true https://example.com/tool.tar.gz /opt/tool',
      url: sectionUrl('add---unpack'),
    },
    shared.exclude,
  ],
};
