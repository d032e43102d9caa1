import { fixCases, ruleCases } from '../../../test/support/cases.ts';
import { emptyLabel } from './empty-label.ts';
import { invalidLabelKey } from './invalid-label-key.ts';
import { missingLabel } from './missing-label.ts';
import { unlistedLabel } from './unlisted-label.ts';

ruleCases(invalidLabelKey, [
  'LABEL «com.docker.label»=foo «io.docker.label»=foo «org.dockerproject.label»=foo\n',
  ['only whole parts are reserved', 'LABEL com.dockerish.label=foo\n'],
  'LABEL «invalid$character»=foo\n',
  'LABEL «.invalid»=foo\nLABEL «-invalid»=foo\nLABEL «1invalid»=foo\nLABEL «invalid-»=foo\n',
  'LABEL «invalid..character»=foo «invalid--character»=foo\n',
  'LABEL org.valid-key.label3=foo validlabel=foo a=b\n',
  'ONBUILD LABEL «Upper»=foo\n',
  'FROM a\nLABEL "quoted.key"="x" «"Quoted Key"»="x"\n',
  'LABEL «Old» some words\n',
  ['underscores may stand within', 'LABEL a_b=c d__e=f g._h=i «_j»=k «l_»=m\n'],
  'LABEL\nLABEL =\nLABEL a\n',
]);

fixCases(invalidLabelKey, [
  ['FROM a\nLABEL Build_Date="x y" b=c\n', 'FROM a\nLABEL build-date="x y" b=c\n'],
  ['FROM a\nONBUILD LABEL Team=web\n', 'FROM a\nONBUILD LABEL team=web\n'],
  ['FROM a\nLABEL "Quoted Key"=x\n', null],
  ['FROM a\nLABEL com.docker.x=y\n', null],
]);

const policy = { labels: { foo: 'text' } } as const;

ruleCases(
  emptyLabel,
  [
    'LABEL foo=«""»\n',
    'LABEL «foo»=\n',
    'LABEL foo=bar\n',
    'LABEL other=""\n',
    "ONBUILD LABEL foo=«''»\n",
    ['not empty in the text', 'LABEL foo=$UNSET\n'],
    'LABEL constructor=""\n',
  ],
  { policy },
);

ruleCases(unlistedLabel, ['LABEL bar=baz\n'], { policy });
ruleCases(unlistedLabel, ['LABEL «bar»=baz\n'], { policy: { strictLabels: true } });
ruleCases(
  unlistedLabel,
  [
    'LABEL foo=bar\n',
    'LABEL foo=bar «bar»=baz\nLABEL «constructor»=x\n',
    'ONBUILD LABEL «bar»=baz\n',
    'LABEL «Foo»=bar\n',
  ],
  { policy: { ...policy, strictLabels: true } },
);

fixCases(
  unlistedLabel,
  [
    ['FROM a\nLABEL foo=1 \\\n  bar=2 \\\n  foo=3\n', 'FROM a\nLABEL foo=1 \\\n  foo=3\n'],
    ['FROM a\nLABEL bar=2\nRUN x\n', 'FROM a\nRUN x\n'],
  ],
  { policy: { ...policy, strictLabels: true } },
);

ruleCases(
  missingLabel,
  [
    'FROM «base»\n',
    'FROM «base»\nLABEL bar=baz\n',
    'FROM base\nLABEL foo=bar\n',
    'FROM «stage1»\nFROM «stage2»\n',
    'FROM «stage1»\nLABEL bar=baz\nFROM «stage2»\nLABEL buzz=fuzz\n',
    'FROM «base»\nFROM other\nLABEL foo=bar\n',
    [
      'set by a stage that is built from it',
      'FROM image AS base\nFROM base AS next\nFROM next\nLABEL foo=bar\nFROM «next»\n',
    ],
    ['it is inherited', 'FROM image AS base\nLABEL foo=bar\nFROM base\n'],
    ['a stage to copy from', 'FROM image AS build\nFROM «other»\nCOPY --from=build /a /b\n'],
    ['by its number', 'FROM image\nFROM «other»\nCOPY --from=0 /a /b\n'],
    ['mounted', 'FROM image AS build\nFROM «other»\nRUN --mount=from=build,target=/b x\n'],
    ['only where the trigger runs', 'FROM «base»\nONBUILD LABEL foo=bar\n'],
    'RUN x\n',
    'FROM\n',
  ],
  { policy },
);
ruleCases(missingLabel, ['FROM base\n']);
