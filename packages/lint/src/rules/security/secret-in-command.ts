import { defineRule } from '../../rule.ts';
import { readOptions } from '../../shell/options.ts';
import type { ShellCommand, ShellWord } from '../../shell/types.ts';
import { say } from '../../text/say.ts';

export const secretInCommand = defineRule({
  id: 'secret-in-command',
  aliases: [],
  severity: 'error',
  title: {
    en: 'A command holds a secret in plain text.',
    'zh-CN': '命令中以明文写有机密。',
  },
  why: {
    en: "The text of every RUN is kept in the image's history: `docker history --no-trunc` shows it to everyone who has the image. It is also in the version control that the Dockerfile is in, and in every build log.",
    'zh-CN':
      '每条 RUN 的文本都保存在镜像历史中：拿到镜像的人用 `docker history --no-trunc` 就能看到。它同样留在保存 Dockerfile 的版本库和每次构建的日志里。',
  },
  remedy: {
    en: 'Replace the secret, as this one counts as known. Give the new one to the RUN as a mount: `RUN --mount=type=secret,id=token,env=TOKEN …`.',
    'zh-CN':
      '更换该机密，它应视为已泄露。新的机密用挂载交给 RUN：`RUN --mount=type=secret,id=token,env=TOKEN …`。',
  },
  noFix: {
    en: 'How the program takes a secret otherwise differs from one to the next; and a secret that has stood in a file has to be replaced, not only moved.',
    'zh-CN': '各程序接受机密的其他方式各不相同；而且写进过文件的机密必须更换，仅仅挪走并不够。',
  },
  docs: ['https://docs.docker.com/build/building/secrets/'],
  examples: [
    {
      bad: 'FROM alpine:3.22\nRUN git clone «https://me:s3cr3t@git.example.com/app.git»\n',
      good: 'FROM alpine:3.22\nRUN --mount=type=secret,id=pass git clone https://me:$(cat /run/secrets/pass)@git.example.com/app.git\n',
    },
    {
      bad: 'FROM alpine:3.22\nRUN curl -u «me:s3cr3t» https://example.com/a\n',
      good: 'FROM alpine:3.22\nRUN --mount=type=secret,id=netrc,target=/root/.netrc curl -n https://example.com/a\n',
    },
  ],
  *check(file) {
    for (const { script, command } of file.commands) {
      const words = [...command.args, ...command.assignments.flatMap(({ value }) => value ?? [])];
      const shaped = words.filter((word) => hasSecret(word));
      const given = givenSecrets(command).filter((word) => !shaped.includes(word));
      for (const { span } of [...shaped, ...given]) {
        yield { span, instruction: script.instruction, message: messageOf(command) };
      }
    }
  },
});

function messageOf({ name }: ShellCommand): ReturnType<typeof say> {
  return name === null
    ? say('This value is a secret in plain text.', '这个值是明文机密。')
    : say(`${name} is given a secret in plain text.`, `传给 ${name} 的是明文机密。`);
}

/** Tokens that tell by their form whose they are; by their issuers' documentation. */
const SHAPES: readonly RegExp[] = [
  /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36}(?![A-Za-z0-9])/, // GitHub
  /(?<![A-Za-z0-9])github_pat_\w{22,}/,
  /(?<![A-Za-z0-9])glpat-[\w-]{20,}/, // GitLab
  /(?<![A-Za-z0-9])AKIA[A-Z2-7]{16}(?![A-Za-z0-9])/, // AWS
  /(?<![A-Za-z0-9])xox[abprs]-[\w-]{10,}/, // Slack
  /(?<![A-Za-z0-9])sk_live_[A-Za-z0-9]{16,}/, // Stripe
  /(?<![A-Za-z0-9])AIza[\w-]{35}(?![\w-])/, // Google
  /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/,
  /(?<![A-Za-z0-9])pypi-[\w-]{50,}/,
  /(?<![A-Za-z0-9])dckr_pat_[\w-]{20,}/, // Docker Hub
  /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
];

/** `https://user:password@host`, the password not from a variable. */
const CREDENTIALS = /^[a-z][a-z0-9+.-]*:\/\/[^/@:\s]*:([^/@\s$]+)@/i;

function hasSecret({ value, prefix }: ShellWord): boolean {
  const text = value ?? prefix;
  if (SHAPES.some((shape) => shape.test(text))) return true;
  const password = CREDENTIALS.exec(text)?.[1];
  return password !== undefined && isReal(password);
}

/** `***`, `<token>`, `changeme` and the like stand for a secret. */
function isReal(secret: string): boolean {
  return !/^[*x.]*$|^[<[{%].*|^(?:password|passwd|pass|secret|token|changeme|example|x-oauth-basic)$/i.test(
    secret,
  );
}

const OPTIONS = new Set([
  '--password',
  '--passwd',
  '--token',
  '--api-key',
  '--secret',
  '--auth-token',
]);

/** Words that an option or a place says to be a secret. */
function givenSecrets(command: ShellCommand): ShellWord[] {
  const { name, args } = command;
  const found = args.flatMap((word, at) => {
    const equals = word.value?.indexOf('=') ?? -1;
    const option = equals < 0 ? word.value : (word.value?.slice(0, equals) ?? null);
    if (option === null || !OPTIONS.has(option)) return [];
    const holder = equals < 0 ? args[at + 1] : word;
    const secret = equals < 0 ? holder?.value : word.value?.slice(equals + 1);
    return holder !== undefined && isLiteral(secret) ? [holder] : [];
  });
  if (name === 'curl') return [...found, ...userOfCurl(args)];
  const [login, ...rest] = args;
  const isLogin = ['docker', 'podman', 'helm'].includes(name ?? '') && login?.value === 'login';
  if (isLogin || name === 'sshpass') return [...found, ...valuesOf(isLogin ? rest : args, '-p')];
  return found;
}

function isLiteral(secret: string | null | undefined): boolean {
  return typeof secret === 'string' && secret !== '' && !secret.startsWith('-') && isReal(secret);
}

/** `-u name:password`, and the header that says the same. */
function userOfCurl(args: readonly ShellWord[]): ShellWord[] {
  const users = [...valuesOf(args, '-u'), ...valuesOf(args, '--user')].filter(({ value }) => {
    const colon = value?.indexOf(':') ?? -1;
    return colon >= 0 && isLiteral(value?.slice(colon + 1));
  });
  const headers = [...valuesOf(args, '-H'), ...valuesOf(args, '--header')].filter(({ value }) => {
    const secret =
      /^(?:authorization:\s*(?:bearer|basic|token)|private-token:|x-api-key:)\s+(\S+)$/i.exec(
        value ?? '',
      )?.[1];
    return isLiteral(secret);
  });
  return [...users, ...headers];
}

/** The words that stand behind an option. */
function valuesOf(args: readonly ShellWord[], option: string): ShellWord[] {
  const takesValue = new Set([option]);
  const words = readOptions(args, { takesValue }).options.filter(({ name }) => name === option);
  return words.flatMap(({ word }) => {
    const isAlone = word.value === option || word.value?.endsWith(option.slice(1)) === true;
    const holder = isAlone ? args[args.indexOf(word) + 1] : word;
    return holder?.value == null ? [] : [holder];
  });
}
