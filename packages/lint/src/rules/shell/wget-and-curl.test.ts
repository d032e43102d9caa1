import { ruleCases } from '../../../test/support/cases.ts';
import { wgetAndCurl } from './wget-and-curl.ts';

ruleCases(wgetAndCurl, [
  ['in two RUNs', 'FROM node AS foo\nRUN wget my.xyz\nRUN «curl» localhost\n'],
  ['in one', 'FROM node\nRUN wget my.xyz && «curl» localhost\n'],
  ['one of them', 'FROM node\nRUN wget my.xyz\nRUN wget other.xyz\n'],
  ['in different stages', 'FROM node\nRUN wget my.xyz\nFROM scratch\nRUN curl localhost\n'],
  [
    'every RUN from then on that has one',
    'FROM node\nRUN wget a\nRUN «curl» b\nRUN echo c\nRUN «wget» d\n',
  ],
  ['only installed', 'FROM node\nRUN apt-get install wget curl && curl a\n'],
  ['in triggers', 'FROM a\nONBUILD RUN wget a\nONBUILD RUN «curl» b\n'],
  ['a trigger beside a RUN', 'FROM a\nRUN wget a\nONBUILD RUN curl b\n'],
  ['deep', 'FROM a\nRUN if wget a; then x=$(«curl» b); fi\n'],
  ['without FROM', 'RUN curl a\nRUN «wget» b\n'],
]);
