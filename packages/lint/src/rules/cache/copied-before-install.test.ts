import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { copiedBeforeInstall } from './copied-before-install.ts';

ruleCases(copiedBeforeInstall, [
  'FROM a\nCOPY «.» .\nRUN pip install -r requirements.txt\n',
  'FROM a\nCOPY «.» .\nRUN npm ci && npm run build\n',
  'FROM a\nADD «./» /app/\nWORKDIR /app\nRUN bundle install\n',
  'FROM a\nCOPY package.json .\nRUN npm install\nCOPY . .\nRUN npm run build && npm install --omit=dev\n',
  'FROM a\nRUN pip install -r r.txt\nCOPY . .\nRUN pip install .\n',
  [
    'it is the sources that it installs',
    'FROM a\nCOPY . .\nRUN pip install .\nRUN pip install -e .\n',
  ],
  ['each stage by itself', 'FROM a\nCOPY . .\nFROM b\nRUN npm ci\n'],
  ['from another stage', 'FROM a AS b\nFROM a\nCOPY --from=b . .\nRUN npm ci\n'],
  'FROM a\nCOPY src .\nRUN npm ci\n',
  'FROM a\nRUN apt-get install -y a\nCOPY «.» .\nRUN go mod download\n',
  'FROM a\nCOPY . .\nRUN go build\n',
  'COPY «.» .\nRUN npm ci\n',
]);

fixCases(copiedBeforeInstall, [
  [
    'FROM a\nWORKDIR /app\nCOPY . .\nRUN npm ci\n',
    'FROM a\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\n',
  ],
  [
    'FROM a\r\nCOPY . /a\r\nEXPOSE 80\r\nRUN apk add curl\r\n',
    'FROM a\r\nRUN apk add curl\r\nCOPY . /a\r\nEXPOSE 80\r\n',
  ],
  ['FROM a\nCOPY . /a\nENV X=1\nRUN apk add $X\n', null],
  ['FROM a\nCOPY . .\nRUN npm ci && npm run build\n', null],
]);
