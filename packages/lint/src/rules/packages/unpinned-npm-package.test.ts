import { ruleCases } from '../../../test/support/cases.ts';
import { unpinnedNpmPackage } from './unpinned-npm-package.ts';

ruleCases(unpinnedNpmPackage, [
  ['what package.json names', 'RUN npm install; npm ci; npm install --progress=false --omit dev\n'],
  ['one without', 'RUN npm install -g «express» sax@0.1.1\n'],
  ['in short', 'FROM a\nRUN npm i «express» && npm add «sax»\n'],
  ['scopes', 'FROM a\nRUN npm install @my-org/a@1 "@my-org/b@>=0.1.0 <0.2.0" «@my-org/c»\n'],
  ['archives', 'FROM a\nRUN npm install a.tar b-1.tgz https://example.com/c.tar.gz\n'],
  ['folders', 'FROM a\nRUN npm install /a ./b ../c ~/d . file:../e\n'],
  [
    'repositories',
    'FROM a\nRUN npm install git://example.com/a.git#v1 git+ssh://git@example.com:b/c.git#semver:^5 «git+https://me@example.com/d.git» «git://example.com/e.git»\n',
  ],
  [
    'values of options',
    'FROM a\nRUN npm install --loglevel verbose --prefix /app --registry=https://example.com sax@1\n',
  ],
  ['another verb first', 'FROM a\nRUN npm run --crazy install; npm run install a; npx express\n'],
  ['in a trigger', 'FROM a\nONBUILD RUN npm --quiet install «express»\n'],
]);
