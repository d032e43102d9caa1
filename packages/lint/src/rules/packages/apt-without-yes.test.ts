import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { aptWithoutYes } from './apt-without-yes.ts';

ruleCases(aptWithoutYes, [
  ['nothing', 'RUN apt-get «install» python\n'],
  [
    'once quiet',
    'RUN apt-get «install» -q python; apt-get --quiet «install» python; apt-get -q=1 «install» a\n',
  ],
  [
    'every way to say yes',
    'FROM a\nRUN apt-get install -y a; apt-get -yq install a; apt-get install a --yes; apt-get --assume-yes install a; apt-get install -qqy a\n',
  ],
  [
    'twice quiet',
    'FROM a\nRUN apt-get -qq install a; apt-get -q install -q a; apt-get -q=2 install a; apt-get --quiet --quiet install a\n',
  ],
  [
    'as a setting',
    'FROM a\nRUN apt-get -o APT::Get::Assume-Yes=true install a; apt-get -oAPT::Get::Assume-Yes=false «install» a\n',
  ],
  ['in a trigger', 'FROM a\nONBUILD RUN apt-get «install» a\n'],
  ['another verb', 'FROM a\nRUN apt-get update && apt-get remove a\n'],
  ['behind a pipe', 'FROM a\nRUN echo a | xargs apt-get «install»\n'],
  ['in a condition', 'FROM a\nRUN if apt-get «install» a; then :; fi\n'],
]);

fixCases(aptWithoutYes, [
  ['RUN apt-get install python\n', 'RUN apt-get install -y python\n'],
  [
    'RUN a && \\\n  apt-get -q install \\\n    python\n',
    'RUN a && \\\n  apt-get -q install -y \\\n    python\n',
  ],
  ['RUN sh -c "apt-get install a"\n', 'RUN sh -c "apt-get install -y a"\n'],
  ['RUN ["apt-get", "install", "a"]\n', null],
]);
