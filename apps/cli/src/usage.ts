import type { Text } from '@stagecraft/dockerfile';
import type { Language } from './surroundings.ts';

interface Command {
  readonly synopsis: string;
  readonly help: Text;
}

const resolution = '[--target STAGE] [--build-arg NAME=VALUE] [--platform OS/ARCH]';
const drawing = '[--direction auto|across|down] [--theme system|light|dark] [-t NAME:TAG]';

const commands: Readonly<Record<string, Command>> = {
  parse: {
    synopsis: `stagecraft parse FILE… [--format text|json] ${resolution}`,
    help: {
      en: 'Reads Dockerfiles as BuildKit does: their instructions, and what a build would refuse.',
      'zh-CN': '按 BuildKit 的方式读取 Dockerfile：列出其中的指令，以及构建会拒绝的内容。',
    },
  },
  graph: {
    synopsis: `stagecraft graph FILE… [--format text|json|dot|mermaid|svg] ${resolution} ${drawing}`,
    help: {
      en: `The stages, and what each takes from another stage or image.
  --direction, --theme and --tag (names of the image) are for svg.`,
      'zh-CN': `列出各阶段，以及每个阶段从其他阶段或镜像取用什么。
  --direction、--theme 和 --tag（镜像名称）用于 svg。`,
    },
  },
  format: {
    synopsis:
      'stagecraft format FILE… [--check] [--keyword-case upper|lower|keep] [--indent N] [--sort-packages]',
    help: {
      en: `Rewrites the files in one style without changing what they mean; "-" reads standard input and prints.
  --check writes nothing and names the files that would change.`,
      'zh-CN': `以统一的风格改写文件，不改变其含义；“-”读取标准输入并输出结果。
  --check 不写入任何文件，只列出会改动的文件。`,
    },
  },
  lint: {
    synopsis: `stagecraft lint FILE…|DIR… [--format text|json|sarif|checkstyle|codeclimate|github] [--fix|--fix-dry-run] [--unsafe] [--rule RULE] [--shellcheck auto|on|off] [--config FILE] [--failure-threshold error|warning|info|style|none] ${resolution}`,
    help: {
      en: `What rules and BuildKit say of Dockerfiles; in a folder, of all that are in it.
  --fix writes the fixes that leave what is built the same, --unsafe also the others; --fix-dry-run shows them as a diff.
  --rule limits it to a rule, by its id, DL code or Docker's name; may be given several times.
  --shellcheck also has ShellCheck look at the commands of each RUN; auto (the default) where it is on the PATH.
  --config is stagecraft.yaml or hadolint's file; by default those of the current folder.
  --failure-threshold: what weighs less does not fail the run; info by default.`,
      'zh-CN': `列出规则和 BuildKit 对 Dockerfile 的意见；给出文件夹时检查其中的所有 Dockerfile。
  --fix 写入不改变构建结果的修正，加上 --unsafe 也写入其他修正；--fix-dry-run 以差异形式显示。
  --rule 只检查一条规则，可用规则 id、DL 编号或 Docker 的名称；可重复给出。
  --shellcheck 还用 ShellCheck 检查每条 RUN 的命令；auto（默认）表示 PATH 中有它时才用。
  --config 为 stagecraft.yaml 或 hadolint 的配置文件；默认取当前文件夹中的。
  --failure-threshold：低于该级别的问题不算失败；默认 info。`,
    },
  },
  context: {
    synopsis: 'stagecraft context DIR [-f DOCKERFILE] [--format text|json] [--all]',
    help: {
      en: `What a build would send of a folder, what it would not, and which line of which ignore file decides.
  --all also lists every file.`,
      'zh-CN': `列出构建会发送文件夹中的哪些内容、不发送哪些，以及由哪个忽略文件的哪一行决定。
  --all 还会列出每个文件。`,
    },
  },
  build: {
    synopsis: 'stagecraft build [DIR] [--progress auto|plain|tty|json] [docker build’s flags]',
    help: {
      en: 'Builds as "docker build" does, with the records that the page shows. More: stagecraft build --help.',
      'zh-CN':
        '与“docker build”一样构建，并保存页面所显示的构建记录。更多：stagecraft build --help。',
    },
  },
  layers: {
    synopsis: 'stagecraft layers IMAGE [--format text|json] [--ci]',
    help: {
      en: 'What each layer of an image adds, changes and removes, and what is stored and never seen. More: stagecraft layers --help.',
      'zh-CN':
        '镜像每一层新增、修改和删除了什么，以及哪些内容虽已存储却不可见。更多：stagecraft layers --help。',
    },
  },
  report: {
    synopsis: 'stagecraft report [ID|latest] [-o FILE]',
    help: {
      en: 'Writes the record of a build as one HTML file that opens offline.',
      'zh-CN': '将构建记录写成一个可离线打开的 HTML 文件。',
    },
  },
};

const common: Text = {
  en: `Options for all:
  --language en|zh-CN   language of the messages; by default the environment's
  -h, --help

FILE may be "-" for standard input. With several files, JSON is one object a line.
Exit codes: 0 all is well, 1 something was found, 2 the command or a file could not be read.
`,
  'zh-CN': `通用选项：
  --language en|zh-CN   消息的语言；默认取自环境变量
  -h, --help            显示本帮助

FILE 可以是“-”，表示标准输入。有多个文件时，JSON 每行一个对象。
退出码：0 一切正常；1 发现了问题；2 无法理解命令，或无法读写文件。
`,
};

const title: Text = { en: 'Usage:', 'zh-CN': '用法：' };

/** The help of one command, or of all (`null`). */
export function usage(command: string | null, language: Language): string {
  const known = command === null ? undefined : commands[command];
  const texts = (known === undefined ? Object.values(commands) : [known]).map(
    ({ synopsis, help }) => `${synopsis}\n  ${help[language]}`,
  );
  return `${title[language]}\n\n${texts.join('\n\n')}\n\n${common[language]}`;
}
