import type { DirectiveReference } from './types.ts';
import { sectionUrl } from './url.ts';

/** Parser directives: they count only at the very top, before any comment, blank line or instruction. */
export const directiveReference: readonly DirectiveReference[] = [
  {
    name: 'syntax',
    text: {
      en: 'The frontend (an image) that reads this Dockerfile. `docker/dockerfile:1` is the latest stable one: new features work without a newer Docker.',
      'zh-CN':
        '解析此 Dockerfile 的前端（一个镜像）。`docker/dockerfile:1` 是最新稳定版：不升级 Docker 也能用上新功能。',
    },
    values: [
      {
        value: 'docker/dockerfile:1',
        text: {
          en: 'The latest stable 1.x: the usual choice.',
          'zh-CN': '最新的稳定 1.x 版：通常的选择。',
        },
      },
      {
        value: 'docker/dockerfile:1-labs',
        text: {
          en: 'With features that are still being tried.',
          'zh-CN': '包含仍在试验中的功能。',
        },
      },
    ],
    example: '# syntax=docker/dockerfile:1',
    url: sectionUrl('syntax'),
  },
  {
    name: 'escape',
    text: {
      en: 'The character that continues a line and escapes others; `\\` by default. The backtick lets Windows paths keep their backslashes.',
      'zh-CN':
        '用于续行和转义的字符，默认是 `\\`。改成反引号后，Windows 路径中的反斜杠就不会被误解。',
    },
    values: [
      {
        value: '`',
        text: { en: 'For Windows images.', 'zh-CN': '用于 Windows 镜像。' },
      },
      { value: '\\', text: { en: 'The default.', 'zh-CN': '默认值。' } },
    ],
    example: '# escape=`',
    url: sectionUrl('escape'),
  },
  {
    name: 'check',
    text: {
      en: 'Sets up the build checks: leave some out (`skip=`), or let the build fail when one finds something (`error=true`). Several parts are separated by `;`.',
      'zh-CN':
        '配置构建检查：跳过某些检查（`skip=`），或让检查发现问题时构建失败（`error=true`）。多个部分用 `;` 分隔。',
    },
    values: [
      {
        value: 'skip=',
        text: {
          en: 'Leaves out checks: names with commas between, or `all`.',
          'zh-CN': '跳过某些检查：用逗号分隔名称，或写 `all`。',
        },
      },
      {
        value: 'error=true',
        text: { en: 'A finding fails the build.', 'zh-CN': '发现问题就让构建失败。' },
      },
      {
        value: 'experimental=',
        text: {
          en: 'Turns on checks that are still being tried: names, or `all`.',
          'zh-CN': '启用仍在试验的检查：写名称，或写 `all`。',
        },
      },
    ],
    example: '# check=skip=JSONArgsRecommended;error=true',
    url: sectionUrl('check'),
  },
];
