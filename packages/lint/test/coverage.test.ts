import { expect, test } from 'vitest';
import { rules } from '../src/rules/index.ts';

/** By how much they weigh there, https://github.com/hadolint/hadolint#rules; given-up numbers are left out. */
const HADOLINT = {
  error: '3000 3004 3011 3012 3020 3021 3023 3024 3026 3043 3044 3061 4000 4004',
  warning:
    '3002 3003 3006 3007 3008 3013 3014 3016 3018 3022 3025 3027 3028 3029 3030 3032 3033 3034 3035 3036 3037 3038 3040 3041 3042 3045 3046 3051 3052 3053 3054 3055 3056 3058 3062 3063 3064 3065 3067 4001 4003 4005 4006',
  info: '3001 3009 3010 3015 3019 3047 3049 3050 3059 3060 3066',
  style: '3048',
  ignore: '1001 3057',
};

const codes = Object.entries(HADOLINT).flatMap(([severity, numbers]) =>
  numbers.split(' ').map((number) => ({ code: `DL${number}`, severity })),
);

/** https://docs.docker.com/reference/build-checks/ */
const DOCKER = [
  ...['ConsistentInstructionCasing', 'CopyIgnoredFile', 'DuplicateStageName'],
  ...['ExposeInvalidFormat', 'ExposeProtoCasing', 'FromAsCasing'],
  ...['FromPlatformFlagConstDisallowed', 'InvalidBaseImagePlatform', 'InvalidDefaultArgInFrom'],
  ...['InvalidDefinitionDescription', 'JSONArgsRecommended', 'LegacyKeyValueFormat'],
  ...['MaintainerDeprecated', 'MultipleInstructionsDisallowed', 'NoEmptyContinuation'],
  ...['RedundantTargetPlatform', 'ReservedStageName', 'SecretsUsedInArgOrEnv', 'StageNameCasing'],
  ...['UndefinedArgInFrom', 'UndefinedVar', 'WorkdirRelativePath'],
];

test("every rule of hadolint's and every check of Docker's is there, once", () => {
  const aliases = rules.flatMap((rule) => rule.aliases);
  expect(codes).toHaveLength(71);
  expect(DOCKER).toHaveLength(22);
  expect(aliases.toSorted()).toEqual([...codes.map(({ code }) => code), ...DOCKER].toSorted());
});

/** Both names stand at one rule, so that what both say is said once. */
const SAME = [
  ['DL3000', 'WorkdirRelativePath'],
  ['DL3012', 'MultipleInstructionsDisallowed'],
  ['DL3024', 'DuplicateStageName'],
  ['DL3025', 'JSONArgsRecommended'],
  ['DL3029', 'FromPlatformFlagConstDisallowed'],
  ['DL3063', 'ReservedStageName'],
  ['DL3064', 'SecretsUsedInArgOrEnv'],
  ['DL3065', 'RedundantTargetPlatform'],
  ['DL4000', 'MaintainerDeprecated'],
  ['DL4003', 'MultipleInstructionsDisallowed'],
  ['DL4004', 'MultipleInstructionsDisallowed'],
] as const;

test.each(SAME)('%s and %s are one rule', (code, check) => {
  const rule = rules.find(({ aliases }) => aliases.includes(code));
  expect(rule?.aliases).toContain(check);
});

/** The rule asks about three instructions, each with a weight of its own; its own tests tell of them. */
const MANY = ['DL3012', 'DL4003', 'DL4004'];

test.each(codes.filter(({ code }) => !MANY.includes(code)))(
  '$code weighs as much as there: $severity',
  ({ code, severity }) => {
    const rule = rules.find(({ aliases }) => aliases.includes(code));
    const isOff = rule?.isOffByDefault === true;
    expect(isOff ? 'ignore' : rule?.severity).toBe(severity);
  },
);
