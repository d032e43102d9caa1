import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { unsortedPackages } from './unsorted-packages.ts';

ruleCases(unsortedPackages, [
  'FROM a\nRUN apk add --no-cache «b» a e d c\n',
  'FROM a\nRUN apt-get install -y \\\n  «a» \\\n  b \\\n  d \\\n  c \\\n  e\n',
  ['as a dictionary has it', 'FROM a\nRUN apk add \\\n  a \\\n  B \\\n  c=1 \\\n  c-x \\\n  d\n'],
  ['few of them', 'FROM a\nRUN apk add d c b a\n'],
  ['with a variable', 'FROM a\nRUN apk add d c b a $E\n'],
  ['with an option between', 'FROM a\nRUN apk add d c -t x b a e\n'],
  ['with quotes', 'FROM a\nRUN apk add d c "b" a e\n'],
  ['the order has a meaning', 'FROM a\nRUN pip install e d c b a\n'],
  ['not installed', 'FROM a\nRUN apk del e d c b a\n'],
  ['in a trigger', 'FROM a\nONBUILD RUN yum install -y «e» d c b a\n'],
]);

fixCases(unsortedPackages, [
  [
    'FROM a\nRUN apt-get update && apt-get install -y git curl g++ make=1 gcc && rm -rf /var/lib/apt/lists/*\n',
    'FROM a\nRUN apt-get update && apt-get install -y \\\n    curl \\\n    g++ \\\n    gcc \\\n    git \\\n    make=1 \\\n    && rm -rf /var/lib/apt/lists/*\n',
  ],
  [
    'FROM a\r\nRUN x && \\\r\n  apk add e d \\\r\n    c b a && \\\r\n  y\r\n',
    'FROM a\r\nRUN x && \\\r\n  apk add \\\r\n    a \\\r\n    b \\\r\n    c \\\r\n    d \\\r\n    e && \\\r\n  y\r\n',
  ],
  [
    '# escape=`\nFROM a\nONBUILD RUN apk add e d c b a\n',
    '# escape=`\nFROM a\nONBUILD RUN apk add `\n    a `\n    b `\n    c `\n    d `\n    e\n',
  ],
  [
    'FROM a\nRUN apk add \\\n\ta \\\n\tc \\\n\tb \\\n\td \\\n\te; x\n',
    'FROM a\nRUN apk add \\\n\ta \\\n\tb \\\n\tc \\\n\td \\\n\te; x\n',
  ],
  ['FROM a\nRUN apk add \\\n# why\n  e \\\n  d \\\n  c \\\n  b \\\n  a\n', null],
  ['FROM a\nRUN <<E\napk add e d c b a\nE\n', null],
  ['FROM a\nRUN ["apk", "add", "e", "d", "c", "b", "a"]\n', null],
  ['FROM a\nRUN sh -c "apk add e d c b a"\n', null],
]);
