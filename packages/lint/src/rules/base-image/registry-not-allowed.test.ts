import { ruleCases } from '../../../test/support/cases.ts';
import { registryNotAllowed } from './registry-not-allowed.ts';

const around = (...allowedRegistries: string[]) => ({ policy: { allowedRegistries } });

ruleCases(registryNotAllowed, ['FROM random.example.com/debian\n']);
ruleCases(
  registryNotAllowed,
  [
    'FROM «random.example.com/debian»\n',
    'FROM ubuntu:18.04 AS one\nFROM team/ubuntu:18.04 AS two\nFROM docker.io/team/ubuntu:18.04\n',
    'FROM scratch\n',
    'FROM «localhost/debian»\n',
    ['its tag is not its registry', 'FROM debian:quay.io\n'],
    'FROM debian AS one\nFROM debian\nCOPY --from=one /a /b\nCOPY --from=0 /a /b\n',
    'FROM debian\nRUN --mount=type=bind,from=«quay.io/a»,target=/a x\n',
    'ARG WHERE=quay.io\nFROM «$WHERE/debian»\n',
    ['not known', 'ARG WHERE\nFROM $WHERE/debian\n'],
  ],
  around('docker.io'),
);
ruleCases(registryNotAllowed, ['FROM debian\nFROM «quay.io/a»\n'], around('hub.docker.com'));
ruleCases(
  registryNotAllowed,
  ['FROM random.example.com/foo AS one\nFROM one AS two\nFROM «debian»\n'],
  around('x.com', 'random.example.com'),
);
ruleCases(
  registryNotAllowed,
  ['FROM a.example.com/b\nFROM eu.gcr.io/b\nFROM «example.com/b»\nFROM «gcr.io/b»\n'],
  around('*.example.com', 'eu.*'),
);
ruleCases(registryNotAllowed, ['FROM debian\nFROM quay.io/a\n'], around('*'));
