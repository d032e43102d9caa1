import type { Instruction } from '@stagecraft/dockerfile';
import type { LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import type { Fix } from '../../types.ts';
import { secretMountFix } from './secret-mount-fix.ts';

const CHECK = 'SecretsUsedInArgOrEnv';

export const secretInArgOrEnv = defineRule({
  id: 'secret-in-arg-or-env',
  aliases: ['DL3064', CHECK],
  severity: 'warning',
  title: {
    en: 'A secret is given by ARG or ENV.',
    'zh-CN': '用 ARG 或 ENV 传递了机密信息。',
  },
  why: {
    en: 'Values of ARG and ENV stay in the image: `docker history` and `docker inspect` show them to everyone who can pull it, and attestations hold them, too. Deleting them in a later step does not help.',
    'zh-CN':
      'ARG 和 ENV 的值会留在镜像中：能拉取镜像的人用 `docker history` 和 `docker inspect` 就能看到，构建证明中也会包含。在后面的步骤里删除也无济于事。',
  },
  remedy: {
    en: 'Hand it to the RUN that needs it as a secret: `RUN --mount=type=secret,id=token …` with `docker build --secret id=token`. What the program needs at run time is given when the container starts.',
    'zh-CN':
      '通过 secret 交给需要它的 RUN：`RUN --mount=type=secret,id=token …`，构建时使用 `docker build --secret id=token`。程序运行时需要的机密在启动容器时再提供。',
  },
  docs: [
    'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
    'https://github.com/hadolint/hadolint/wiki/DL3064',
    'https://docs.docker.com/build/building/secrets/',
  ],
  examples: [
    {
      bad: 'FROM node:22\nARG «NPM_TOKEN»\nRUN npm ci\n',
      good: 'FROM node:22\nRUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci\n',
    },
    {
      bad: 'FROM alpine:3.20\nENV «DB_PASSWORD»=hunter2\n',
      good: 'FROM alpine:3.20\nENV DB_HOST=db.example.com\n',
    },
  ],
  *check(file) {
    for (const instruction of file.acting) {
      const { keyword, detail } = instruction;
      if ((keyword !== 'ARG' && keyword !== 'ENV') || detail.type !== 'pairs') continue;
      const isInStage = isCarriedOut(file, instruction);
      for (const [at, { name, nameSpan: span }] of detail.pairs.entries()) {
        const alias = [
          ...(isKnownSecret(name) ? ['DL3064'] : []),
          ...(isInStage && hasSecretWord(name) ? [CHECK] : []),
        ];
        if (alias.length === 0) continue;
        const message = messageFor(keyword, name);
        const fix = (): Fix | null => secretMountFix(file, instruction, at);
        yield { span, instruction, alias, message, fix };
      }
    }
  },
});

/** Docker looks at what a stage carries out: not at triggers, nor at ARGs from before the first FROM. */
function isCarriedOut({ model }: LintFile, { index, stage }: Instruction): boolean {
  return stage >= 0 && model.instructions[index]?.keyword !== 'ONBUILD';
}

function messageFor(keyword: string, name: string) {
  return {
    en: `${name} looks like a secret, and ${keyword} keeps it where others can read it.`,
    'zh-CN': `${name} 看起来是机密信息，而 ${keyword} 会把它留在他人可以读到的地方。`,
  };
}

/** Words that make a name a secret's to Docker, and those that make it harmless after all. */
const SECRET_WORDS: ReadonlySet<string> = new Set(
  'apikey auth credential credentials key password pword passwd secret token'.split(' '),
);
const HARMLESS_WORDS: ReadonlySet<string> = new Set(['public', 'file', 'version']);

/** By moby/buildkit frontend/dockerfile/dockerfile2llb/validations.go: words stand between underscores. */
function hasSecretWord(name: string): boolean {
  const words = name.toLowerCase().split('_');
  return (
    words.some((word) => SECRET_WORDS.has(word)) && !words.some((word) => HARMLESS_WORDS.has(word))
  );
}

/** Parts of names that are secrets to hadolint, and whole names that hold none of these. */
const SECRET_PARTS = 'api_key client_key password private secret token username'.split(' ');
const SECRET_NAMES: ReadonlySet<string> = new Set(
  (
    'APPLICATION_KEY AWS_ACCESS_KEY_ID CI_DEPLOY_USER DOCKER_EMAIL FACEBOOK_APP_ID HEROKU_API_USER ' +
    'OKTA_AUTHN_GROUPID OKTA_CLIENT_ORGURL OKTA_OAUTH2_CLIENTID STRIPE_DEVICE_NAME TRAVIS_OS_NAME ' +
    'TRAVIS_SECURE_ENV_VARS TRAVIS_SUDO'
  ).split(' '),
);

function isKnownSecret(name: string): boolean {
  const lower = name.toLowerCase();
  return SECRET_NAMES.has(name.toUpperCase()) || SECRET_PARTS.some((part) => lower.includes(part));
}
