import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { pipCacheLeft } from './pip-cache-left.ts';

ruleCases(pipCacheLeft, [
  ['its names', 'RUN «pip install» a\nRUN «pip2 install» a\nRUN «python3 -m pip install» a\n'],
  ['the option, anywhere', 'RUN pip install a --no-cache-dir\nRUN pip3 --no-cache-dir install a\n'],
  ['relatives', 'FROM a\nRUN pipx install a; pipenv install a; python -m pipx install a\n'],
  [
    'the environment without FROM',
    'ENV PIP_NO_CACHE_DIR=1\nRUN pip install a\nENV PIP_NO_CACHE_DIR=off\nRUN «pip install» a\n',
  ],
  [
    'other true values',
    'FROM a\nENV PIP_NO_CACHE_DIR="yes"\nRUN pip install a\nENV PIP_NO_CACHE_DIR True\nRUN pip install a\n',
  ],
  ['false values', 'FROM a\nENV PIP_NO_CACHE_DIR=0\nRUN «pip install» a\n'],
  [
    'for the command alone',
    'FROM a\nRUN PIP_NO_CACHE_DIR=on pip install a\nRUN PIP_NO_CACHE_DIR=no «pip install» a\nRUN env PIP_NO_CACHE_DIR=1 pip install a\n',
  ],
  [
    'exported',
    'FROM a\nRUN export PIP_NO_CACHE_DIR=1 && pip install a\nRUN export PIP_NO_CACHE_DIR=false; «pip install» a\nRUN «pip install» a; export PIP_NO_CACHE_DIR=1\n',
  ],
  [
    'inherited',
    'FROM a AS b\nENV PIP_NO_CACHE_DIR=1\nFROM b\nRUN pip install c\nFROM a\nRUN «pip install» c\n',
  ],
  [
    'mounted',
    'FROM a\nRUN --mount=type=cache,target=/root/.cache/pip pip install a\nRUN --mount=type=cache,target=/root/.cache «pip install» a\n',
  ],
  ['in a trigger', 'FROM a\nONBUILD RUN «pip install» a\n'],
  ['other verbs', 'FROM a\nRUN pip download a; pip list\n'],
]);

fixCases(pipCacheLeft, [
  ['RUN pip install a\n', 'RUN pip install --no-cache-dir a\n'],
  [
    'RUN python -m pip \\\n  install \\\n  a\n',
    'RUN python -m pip \\\n  install --no-cache-dir \\\n  a\n',
  ],
  ['RUN ["pip", "install", "a"]\n', null],
]);
