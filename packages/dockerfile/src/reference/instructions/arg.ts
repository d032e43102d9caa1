import type { InstructionReference } from '../types.ts';
import { sectionUrl } from '../url.ts';

export const arg: InstructionReference = {
  keyword: 'ARG',
  summary: {
    en: 'Declares a variable of the build, which `--build-arg NAME=value` can set.',
    'zh-CN': '声明一个构建变量，可以用 `--build-arg NAME=value` 传值。',
  },
  details: {
    en: 'It is not there when a container runs; use ENV for that. An ARG before the first FROM is for FROM lines only: repeat `ARG NAME` (without a value) inside a stage to use it there. It ends with its stage. An ENV of the same name wins. Never pass a secret as an ARG: it stays readable in the image’s history; use `RUN --mount=type=secret`.',
    'zh-CN':
      '容器运行时它不存在，那时需要的变量用 ENV。第一条 FROM 之前的 ARG 只在 FROM 行里有效；要在阶段内使用，需在阶段内再写一次不带值的 `ARG NAME`。ARG 的作用域到本阶段结束为止；同名的 ENV 优先。不要用 ARG 传机密：镜像历史里能看到，请用 `RUN --mount=type=secret`。',
  },
  forms: [
    {
      label: 'ARG <name>[=<default>] …',
      text: {
        en: 'Without a default the variable is unset until `--build-arg` gives a value.',
        'zh-CN': '不写默认值时，在 `--build-arg` 传值之前变量未设置。',
      },
      parameters: [
        { label: '<name>', text: { en: 'The variable’s name.', 'zh-CN': '变量名。' } },
        {
          label: '<default>',
          text: {
            en: 'Its value when the build gives none.',
            'zh-CN': '构建时没有传值时使用的值。',
          },
        },
      ],
    },
  ],
  example: 'ARG VERSION=1.0.0\nRUN echo "building $VERSION"',
  url: sectionUrl('arg'),
  flags: [],
};
