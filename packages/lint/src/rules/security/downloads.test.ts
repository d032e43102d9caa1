import { ruleCases } from '../../../test/support/cases.ts';
import { pipedDownload } from './piped-download.ts';
import { unverifiedAdd } from './unverified-add.ts';

ruleCases(pipedDownload, [
  'RUN «curl https://a.b/c | bash»\n',
  'RUN «curl https://a.b/c | sudo bash» -\n',
  'RUN apt-get update && «wget -O - https://a.b/c | \\\n  sh» && x\n',
  'RUN «curl -sL https://a.b/c | tee /tmp/x | bash» -s -- -y\n',
  'RUN «curl https://a.b/get-pip.py | python3»\n',
  'RUN curl https://a.b/c | tar -xz\n',
  'RUN curl https://a.b/c | bash /own/script.sh\n',
  'RUN curl https://a.b/c | python3 -c "import sys"\nRUN curl a | node -e 1\n',
  'RUN curl -o c https://a.b/c && sh c\n',
  'RUN cat c | sh\n',
  'RUN «bash <(curl -s https://a.b/c»)\n',
  'RUN «sh -c "$(curl -fsSL https://a.b/c»)"\n',
  'RUN «eval "$(wget -qO- https://a.b/c»)"\n',
  'RUN VERSION=$(curl https://a.b/version) && sh ./build.sh "$VERSION"\n',
  'RUN sh ./build.sh "$(curl https://a.b/version)"\n',
  'ONBUILD RUN «curl a | sh»\n',
  ['text', 'RUN echo "curl a | sh"\n# RUN curl a | sh\n'],
  ['here-document', 'RUN <<EOF\n«curl a | sh»\nEOF\n'],
  'CMD curl a | sh\n',
  ['PowerShell', 'FROM a\nSHELL ["pwsh", "-Command"]\nRUN curl a | sh\n'],
]);

ruleCases(unverifiedAdd, [
  'ADD «http://a.b/c» /\n',
  'FROM a\nADD «https://a.b/c» «https://a.b/d» x /e/\n',
  'ADD --checksum=sha256:00 https://a.b/c /\n',
  'ADD https://a.b/c.git /src\nADD https://a.b/c.git#v1 /src\nADD git@a.b:c.git /src\n',
  'ADD c /\nCOPY https://a.b/c /\n',
  ['checked behind it', 'FROM a\nADD https://a.b/c /c\nRUN echo "00  /c" | sha256sum -c -\n'],
  ['checked in another stage', 'FROM a\nADD «https://a.b/c» /c\nFROM b\nRUN sha256sum -c x\n'],
  'ONBUILD ADD «https://a.b/c» /c\n',
  'ADD https://a.b/c\n',
]);
