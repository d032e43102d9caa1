import { expect, test } from 'vitest';
import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { findingsOf } from '../../../test/support/check.ts';
import { secretInArgOrEnv } from './secret-in-arg-or-env.ts';

ruleCases(secretInArgOrEnv, [
  'FROM a\nARG «SECRET_PASSPHRASE»\nENV A=1 «GITHUB_TOKEN»=bar\n',
  'FROM a\nENV AUTHOR=x KEYBOARD=us MONKEY=1 PATH=/a\n',
  'FROM a\nARG «auth»=x\nENV «api_key» x\n',
  ['in a trigger', 'FROM a\nONBUILD ARG «DB_PASSWORD»\nONBUILD ENV HOME=/a\n'],
  ['before FROM', 'ARG «NPM_TOKEN»\nFROM a\n'],
  ['a value that is one', 'FROM a\nENV A=secret\n'],
  ['LABEL is public anyway', 'FROM a\nLABEL password=x\n'],
  ['harmless after all', 'FROM a\nENV PUBLIC_KEY=x KEY_FILE=/a KEY_VERSION=1\n'],
  '# hadolint global ignore=DL3064\n# check=skip=all\nFROM a\nARG TOKEN\n',
]);

test.each([
  ['FROM a\nARG NPM_TOKEN\n', ['DL3064', 'SecretsUsedInArgOrEnv']],
  ['FROM a\nARG MYTOKEN\n', ['DL3064']],
  ['FROM a\nARG AUTH\n', ['SecretsUsedInArgOrEnv']],
  ['FROM a\nENV TOKEN_FILE=/a\n', ['DL3064']],
  ['ARG TOKEN\nFROM a\n', ['DL3064']],
  ['FROM a\nONBUILD ENV TOKEN=a\n', ['DL3064']],
  ['FROM a\nENV DOCKER_EMAIL=a\n', ['DL3064']],
])('whose condition holds: %s', (text, aliases) => {
  expect(findingsOf(secretInArgOrEnv, text)).toMatchObject([{ aliases }]);
});

fixCases(secretInArgOrEnv, [
  [
    'FROM a\n# for npm\nARG NPM_TOKEN\nCOPY . .\nRUN npm ci\n',
    'FROM a\nCOPY . .\nRUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci\n',
  ],
  [
    'from a\r\narg V=1 TOKEN\r\nrun x\r\nrun curl -H "$TOKEN" `\r\n',
    'from a\r\narg V=1\r\nrun x\r\nrun --mount=type=secret,id=token,env=TOKEN curl -H "$TOKEN" `\r\n',
  ],
  [
    'FROM a\nARG TOKEN\nRUN --mount=type=cache,target=/c <<E\ncurl $TOKEN\nE\nRUN y ${TOKEN}\n',
    'FROM a\nRUN --mount=type=cache,target=/c --mount=type=secret,id=token,env=TOKEN <<E\ncurl $TOKEN\nE\nRUN --mount=type=secret,id=token,env=TOKEN y ${TOKEN}\n',
  ],
  ['FROM a\nARG TOKEN\nRUN x\nRUN y $TOKENS\n', null],
  ['FROM a\nARG TOKEN\nENV T=$TOKEN\nRUN x\n', null],
  ['FROM a\nARG TOKEN=abc\nRUN x $TOKEN\n', null],
  ['FROM a\nENV TOKEN=abc\nRUN x $TOKEN\n', null],
  ['ARG TOKEN\nFROM a\nRUN x $TOKEN\n', null],
  ['FROM a\nONBUILD ARG TOKEN\nRUN x $TOKEN\n', null],
  ['FROM a AS b\nARG TOKEN\nRUN x $TOKEN\nFROM b\nRUN y $TOKEN\n', null],
]);
