import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { aptRecommends } from './apt-recommends.ts';

ruleCases(aptRecommends, [
  ['nothing', 'RUN apt-get «install» python; apt-get -y «install» python\n'],
  [
    'the option, anywhere',
    'RUN apt-get install --no-install-recommends a; apt-get --no-install-recommends install a; apt-get install a --no-install-recommends\n',
  ],
  [
    'as a setting',
    'FROM a\nRUN apt-get -o APT::Install-Recommends=false install a; apt-get install -oAPT::Install-Recommends=0 a; apt-get -o APT::Install-Recommends=true «install» a\n',
  ],
  ['in a trigger', 'FROM a\nONBUILD RUN apt-get «install» a\n'],
  ['another verb', 'FROM a\nRUN apt-get upgrade -y; apt install a\n'],
  [
    'several in one',
    'FROM a\nRUN apt-get install --no-install-recommends a && apt-get «install» -y b\n',
  ],
  ['another shell', 'FROM a\nSHELL ["cmd", "/S", "/C"]\nRUN apt-get install a\n'],
]);

fixCases(aptRecommends, [
  ['RUN apt-get install a\n', 'RUN apt-get install --no-install-recommends a\n'],
  ['RUN apt-get install -y -q a\n', 'RUN apt-get install -y -q --no-install-recommends a\n'],
  ['RUN apt-get install -y -t x a\n', 'RUN apt-get install -y --no-install-recommends -t x a\n'],
  ['RUN apt-get install -y\n', 'RUN apt-get install -y --no-install-recommends\n'],
  ['RUN apt-get install -y \\\n  a\n', 'RUN apt-get install -y --no-install-recommends \\\n  a\n'],
]);
