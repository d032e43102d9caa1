import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { aptInScript } from './apt-in-script.ts';

ruleCases(aptInScript, [
  ['any verb', 'RUN «apt» install python; «apt» list\n'],
  ['in a trigger', 'FROM a\nONBUILD RUN «apt» update\n'],
  [
    'its relatives',
    'FROM a\nRUN apt-get update; apt-cache search a; apt-key add a; aptitude install a\n',
  ],
  ['a word that is no command', 'FROM a\nRUN echo apt; rm -rf /var/lib/apt; which apt\n'],
  ['by its path', 'FROM a\nRUN «/usr/bin/apt» update\n'],
  ['deep', 'FROM a\nRUN (true && (sudo «apt» update || $(«apt» list)))\n'],
  ['in a here-document', 'FROM a\nRUN <<EOF\n«apt» update\nEOF\n'],
  ['a here-document for another program', 'FROM a\nRUN python3 <<EOF\napt update\nEOF\n'],
]);

fixCases(aptInScript, [
  ['RUN apt install -y a\n', 'RUN apt-get install -y a\n'],
  ['RUN apt -qq update\n', 'RUN apt-get -qq update\n'],
  ['RUN /usr/bin/apt search a\n', 'RUN /usr/bin/apt-cache search a\n'],
  ['RUN apt list\n', null],
  ['RUN apt full-upgrade\n', null],
  ['RUN "apt" update\n', null],
]);
