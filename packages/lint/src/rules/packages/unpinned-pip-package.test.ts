import { ruleCases } from '../../../test/support/cases.ts';
import { unpinnedPipPackage } from './unpinned-pip-package.ts';

ruleCases(unpinnedPipPackage, [
  ['its names', 'RUN pip install «a»; pip2 install «b»; pip3 install «c»; pip3.12 install «d»\n'],
  [
    'as a module',
    'FROM a\nRUN python3.12 -m pip install --index-url https://example.com/simple «a» b==1\n',
  ],
  [
    'not pip',
    'FROM a\nRUN pipenv install black; pipx install «black» a==1; python -m venv install; uv add a\n',
  ],
  ['in a trigger', 'FROM a\nONBUILD RUN pip install «a»\n'],
  [
    'all operators',
    `FROM a\nRUN pip install a==1 b~=1.2 c===1 'd>=1' "e<2" 'f!=3' g[x]==1 'h>1'\n`,
  ],
  [
    'versions from elsewhere',
    'FROM a\nRUN pip install -r a.txt b; pip install --requirement=a.txt b; pip install . b; pip install b -c c.txt; pip install --constraint c.txt b\n',
  ],
  [
    'values of options',
    'FROM a\nRUN pip install --prefix /opt -t /x --trusted-host host --no-binary :all: -e git+https://example.com/x#egg=x --progress-bar off a==1\n',
  ],
  [
    'archives and folders',
    'FROM a\nRUN pip install a.whl b.tar.gz ./c d/e https://example.com/f.zip "g @ https://example.com/g.zip"\n',
  ],
  [
    'repositories',
    'FROM a\nRUN pip install git+https://example.com/a.git@v1#egg=a «git+https://example.com/b.git#egg=b» git+ssh://git@example.com/c.git\n',
  ],
  ['nothing named', 'FROM a\nRUN pip install --upgrade; pip download a; pip --version\n'],
  [
    'options before the verb',
    'FROM a\nRUN pip --no-cache-dir -q --proxy http://p install «a» --user\n',
  ],
]);
