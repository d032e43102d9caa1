import { expect, test } from 'vitest';
import { ruleCases } from '../../../test/support/cases.ts';
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
