import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { consecutiveRuns } from './consecutive-runs.ts';

ruleCases(consecutiveRuns, [
  ['one', 'FROM debian:10\nRUN /foo.sh\n'],
  ['something between', 'RUN /foo.sh\nWORKDIR /\nRUN /bar.sh\n'],
  ['two', 'RUN /foo.sh\n«RUN» /bar.sh\n'],
  ['comments and blank lines between', 'RUN /foo.sh\n# a comment\n\n# another\n«RUN» /bar.sh\n'],
  [
    'other flags',
    'RUN --mount=type=secret,id=foo /foo.sh\nRUN /bar.sh\nRUN --mount=type=secret,id=bar /bar.sh\nRUN --network=none a\n',
  ],
  [
    'the same flags',
    'RUN --mount=type=secret,id=foo --network=none /foo.sh\n«RUN» --network=none --mount=type=secret,id=foo /bar.sh\n',
  ],
  ['chained commands are meant', 'RUN a && b\nRUN c\nRUN d; e\nRUN f\nRUN g | h\nRUN i\n'],
  ['a single one behind them', 'RUN foo && bar\nRUN foo\n«RUN» bar\n'],
  ['three', 'RUN a\n«RUN» b\n«RUN» c\n'],
  ['exec form', 'RUN ["a"]\n«RUN» ["b"]\n'],
  ['a script in an argument is one command', `RUN sh -c 'a && b'\n«RUN» c\n`],
  ['here-documents', 'RUN <<EOF\na\nb\nEOF\nRUN c\n'],
  ['triggers', 'FROM a\nONBUILD RUN a\nONBUILD RUN b\n'],
  ['another shell', 'FROM a\nSHELL ["pwsh", "-c"]\nRUN a\nRUN b\n'],
  ['another stage', 'FROM a\nRUN a\nFROM b\nRUN b\n'],
]);

fixCases(consecutiveRuns, [
  ['FROM a\nRUN a\nRUN b\n', 'FROM a\nRUN a && \\\n    b\n'],
  ['FROM a\nRUN a\nRUN b\nRUN c\n', 'FROM a\nRUN a && \\\n    b && \\\n    c\n'],
  ['FROM a\nRUN a\n# why\nRUN b\n', 'FROM a\nRUN a && \\\n    # why\n    b\n'],
  ['FROM a\nRUN ["a"]\nRUN ["b"]\n', null],
]);
