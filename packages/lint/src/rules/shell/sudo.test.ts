import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { sudo } from './sudo.ts';

ruleCases(sudo, [
  ['alone', 'RUN «sudo» apt-get update\n'],
  ['installed', 'RUN apt-get install sudo && echo sudo\n'],
  ['chained', 'FROM a\nRUN apt-get update && «sudo» apt-get install && «sudo» -E b\n'],
  ['in a trigger', 'FROM a\nONBUILD RUN «sudo» a\n'],
  ['with nothing behind it', 'FROM a\nRUN «sudo» -v; «sudo» -l\n'],
  ['behind other wrappers', 'FROM a\nRUN A=b time «/usr/bin/sudo» -u app nice make\n'],
  ['deep', 'FROM a\nRUN (a | «sudo» tee /b) && sh -c "«sudo» c" && x=$(«sudo» d)\n'],
  ['in a here-document', 'FROM a\nRUN <<-EOF\n\t«sudo» a\n\tEOF\n'],
  ['twice in one', 'FROM a\nRUN «sudo» «sudo» a\n'],
]);

fixCases(sudo, [
  ['FROM a\nRUN sudo apt-get update\n', 'FROM a\nRUN apt-get update\n'],
  ['FROM a\nRUN sudo -E -H A=b make\n', 'FROM a\nRUN A=b make\n'],
  ['FROM a\nRUN x && \\\n  sudo \\\n  make\n', 'FROM a\nRUN x && \\\n  make\n'],
  ['FROM a\nRUN sudo -u app make\n', null],
  ['FROM a\nRUN sudo -i\n', null],
  ['FROM a\nUSER app\nRUN sudo make\n', null],
  ['FROM a AS b\nUSER 1000\nFROM b\nRUN sudo make\n', null],
  ['FROM a\nUSER app\nUSER root\nRUN sudo make\n', 'FROM a\nUSER app\nUSER root\nRUN make\n'],
  ['FROM a\nRUN ["sudo", "make"]\n', null],
]);
