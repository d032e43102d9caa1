import { hasWildcard, type Instruction } from '@stagecraft/dockerfile';
import type { LintFile } from '../../file/types.ts';
import { pathWithin } from '../../file/paths.ts';
import { copiedFile, folderAt, mountInstead } from '../../fixes/mount-instead.ts';
import { defineRule } from '../../rule.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';
import { isKept } from '../cache/layers.ts';

export const copiedSecret = defineRule({
  id: 'copied-secret',
  aliases: [],
  severity: 'warning',
  title: {
    en: 'A file that usually holds a secret is copied into the image.',
    'zh-CN': '通常存放机密的文件被复制进了镜像。',
  },
  why: {
    en: 'Everyone who can pull the image can read the file, also when a later RUN deletes it: it stays in the layer that brought it. A key that has been in an image that was pushed counts as known and has to be replaced.',
    'zh-CN':
      '能拉取镜像的人都能读取该文件，即使后面的 RUN 删除了它：它仍留在引入它的那一层。已推送镜像中出现过的密钥应视为泄露，必须更换。',
  },
  remedy: {
    en: 'Give it to the one RUN that needs it (`RUN --mount=type=secret,id=…`, `--mount=type=ssh`), or to the container when it starts; and list it in `.dockerignore`.',
    'zh-CN':
      '只交给需要它的那条 RUN（`RUN --mount=type=secret,id=…`、`--mount=type=ssh`），或在容器启动时提供；并把它列入 `.dockerignore`。',
  },
  docs: [
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
  ],
  examples: [
    {
      bad: 'FROM node:22-slim\nWORKDIR /app\nCOPY package*.json «.npmrc» ./\nRUN npm ci && rm .npmrc\n',
      good: 'FROM node:22-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true npm ci\n',
    },
    {
      bad: 'FROM node:22-slim\nCOPY package.json «.env» ./\n',
      good: 'FROM node:22-slim\nCOPY package.json .env.example ./\n',
    },
    {
      bad: 'FROM debian:12\nCOPY «keys/id_rsa» /root/.ssh/\nRUN git clone git@example.com:a/b\n',
      good: 'FROM debian:12\nRUN --mount=type=ssh git clone git@example.com:a/b\n',
    },
  ],
  *check(file) {
    const { ignore } = file.facts;
    for (const instruction of file.acting) {
      const { detail, keyword } = instruction;
      if (detail.type !== 'copy' || (keyword === 'COPY' && detail.from !== null)) continue;
      if (!isKept(file, instruction)) continue;
      for (const { value, span } of detail.sources) {
        const path = value.replace(/^(["'])(.*)\1$/, '$2');
        const isLeftOut = ignore !== null && ignore !== 'none' && ignore.ignores(path);
        const what = isLeftOut ? null : secretIn(path);
        if (what === null) continue;
        const message = say(
          `${path} ${what.en}; copied, it is in the image for all who have it.`,
          `${path} ${what['zh-CN']}；复制之后，拿到镜像的人都能读取。`,
        );
        const fix = (): Fix | null => mounted(file, instruction, path);
        yield { span, instruction, message, fix };
      }
    }
  },
});

/** File names in lower case, with what such files hold. */
const KINDS: readonly (readonly [name: RegExp, what: ReturnType<typeof say>])[] = [
  [/^id_(?:rsa|dsa|ecdsa|ed25519)$/, say('is a private SSH key', '是 SSH 私钥')],
  [
    /^\.env(?:\.(?!(?:example|sample|template|dist|defaults?|test)$).+)?$/,
    say('usually holds passwords and tokens', '通常存有密码和令牌'),
  ],
  [
    /^(?!.*(?:cert|chain|crt|\bca\b|public|pub\b)).*\.pem$/,
    say('is usually a private key', '通常是私钥'),
  ],
  [/\.(?:p12|pfx|jks|keystore|kdbx|ppk)$/, say('holds private keys', '存有私钥')],
  [
    /^(?!.*(?:public|pub\b|\bapt|gpg|archive)).*\.key$/,
    say('is usually a private key', '通常是私钥'),
  ],
  [/^(?:\.netrc|\.git-credentials|\.pgpass|\.my\.cnf)$/, say('holds passwords', '存有密码')],
  [/^(?:\.npmrc|\.yarnrc\.yml|\.pypirc)$/, say('often holds a token', '常存有令牌')],
  [/^(?:kubeconfig|.*service[-_]account.*\.json)$/, say('holds credentials', '存有凭据')],
];

/** Paths that say it by their folder. */
const PATHS: readonly RegExp[] = [
  /(?:^|\/)\.aws(?:\/credentials)?\/?$/,
  /(?:^|\/)\.docker\/config\.json$/,
  /(?:^|\/)\.kube(?:\/config)?\/?$/,
  /(?:^|\/)\.ssh\/?$/,
  /(?:^|\/)\.gnupg\/?$/,
];

function secretIn(path: string): ReturnType<typeof say> | null {
  if (path.includes('://') || path.startsWith('<<') || hasWildcard(path)) return null;
  const lower = path.toLowerCase();
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  if (PATHS.some((one) => one.test(lower))) return say('holds credentials', '存有凭据');
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** As a secret for the RUNs that use it, where one of them deletes it: then nothing else needs it. */
function mounted(file: LintFile, copy: Instruction, source: string): Fix | null {
  const to = copy.detail.type === 'copy' ? copy.detail.destination?.value : undefined;
  if (to === undefined) return null;
  const name = source.slice(source.lastIndexOf('/') + 1);
  const path = /(?:^|\/)\.?$/.test(to) ? `${to}/${name}` : to;
  const target = pathWithin(folderAt(file, copy.stage, copy), path);
  const copied = copiedFile(file, copy.stage, copy, target);
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_.-]/g, '-')
    .replace(/^[.-]+/, '');
  if (copied === null || id === '') return null;
  const edits = mountInstead(file, copied, `type=secret,id=${id},target=${target},required=true`);
  if (edits === null) return null;
  return {
    title: say('Mount it as a secret', '改为以 secret 挂载'),
    edits,
    changes: say(
      `The file is in no layer. The build needs --secret id=${id},src=${source}, and stops without it.`,
      `任何一层都不再包含该文件。构建时需要 --secret id=${id},src=${source}，否则会停止。`,
    ),
  };
}
