import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPolicy } from './read.ts';
import { DEFAULT_POLICY, type Policy } from './types.ts';

const RULES = [
  { id: 'untagged-base', aliases: ['DL3006'] },
  { id: 'maintainer', aliases: ['DL4000', 'MaintainerDeprecated'] },
];

function policyOf(stagecraft: string | null, hadolint: string | null = null): Policy {
  const { policy, problems } = readPolicy({ stagecraft, hadolint }, RULES);
  expect(problems).toEqual([]);
  return policy;
}

/** Each problem as its code and the text it marks. */
function problemsIn(stagecraft: string | null, hadolint: string | null = null): string[] {
  const { problems } = readPolicy({ stagecraft, hadolint }, RULES);
  return problems.map(({ code, file, span }) => {
    const text = (file === 'hadolint' ? hadolint : stagecraft) ?? '';
    return `${code}: ${text.slice(span.start, span.end)}`;
  });
}

describe("hadolint's file", () => {
  test.each<[string, Partial<Policy>]>([
    ['ignored:\n  - DL3006\n  - SC1010\n', { rules: { dl3006: 'off', sc1010: 'off' } }],
    ['ignored: [DL3006]', { rules: { dl3006: 'off' } }],
    [
      'override:\n  error:\n    - DL3006\n  style:\n  - DL4000\n',
      { rules: { dl3006: 'error', dl4000: 'style' } },
    ],
    [
      'override: {error: [DL3006], style: [DL3006], info: [DL3006]}\n',
      { rules: { dl3006: 'error' } },
    ],
    ['ignored: [DL3006]\noverride: {error: [DL3006]}\n', { rules: { dl3006: 'off' } }],
    [
      'trustedRegistries:\n  - docker.io\n  - "*.gcr.io"\n  - my-company.com:5000\n',
      { allowedRegistries: ['docker.io', '*.gcr.io', 'my-company.com:5000'] },
    ],
    ['trustedRegistries: docker.io\n', { allowedRegistries: ['docker.io'] }],
    [
      'label-schema:\n  author: text\n  version: semver\nstrict-labels: true\n',
      { labels: { author: 'text', version: 'semver' }, strictLabels: true },
    ],
    ['failure-threshold: warning\n', { failureThreshold: 'warning' }],
    ['failure-threshold: ignore\n', { failureThreshold: 'style' }],
    ['failure-threshold: warning\nno-fail: true\n', { failureThreshold: 'none' }],
    ['no-fail: false\n', {}],
    ['disable-ignore-pragma: true\n', { ignoresPragmas: true }],
    ['no-color: true\nverbose: false\nformat: sarif\n', {}],
    ['', {}],
    ['# nothing yet\n', {}],
    ['---\nignored:\n', {}],
    ['ignored: &one [DL3006]\noverride:\n  info: *one\n', { rules: { dl3006: 'off' } }],
  ])('%j', (hadolint, said) => {
    expect(policyOf(null, hadolint)).toEqual({ ...DEFAULT_POLICY, ...said });
  });

  test.each<[string, string[]]>([
    ['ignore: [DL3006]\n', ['unknown-key: ignore']],
    ['ignored: DL3006\n', ['wrong-type: DL3006']],
    ['ignored: [DL9999, sc2086]\n', ['unknown-rule: DL9999']],
    ['ignored: [{a: b}, 3006]\n', ['wrong-type: {a: b}', 'wrong-type: 3006']],
    ['strict-labels: "true"\n', ['wrong-type: "true"']],
    ['override:\n  fatal: [DL3006]\n', ['unknown-key: fatal']],
    ['label-schema: {author: txt}\n', ['unknown-value: txt']],
    ['- ignored\n', ['wrong-type: - ignored\n']],
    ['ignored:\n\t- DL3006\n', ['invalid-yaml: \t']],
    ['ignored: [DL3006\n', ['invalid-yaml: ']],
  ])('what is wrong in %j', (hadolint, wrong) => {
    expect(problemsIn(null, hadolint)).toEqual(wrong);
  });
});

describe('stagecraft.yaml', () => {
  test.each<[string, Partial<Policy>]>([
    [
      'lint:\n  rules:\n    untagged-base: off\n    MaintainerDeprecated: info\n    SC2086: on\n',
      { rules: { 'untagged-base': 'off', maintainerdeprecated: 'info', sc2086: 'on' } },
    ],
    ['lint: {rules: {DL3006: false, DL4000: true}}\n', { rules: { dl3006: 'off', dl4000: 'on' } }],
    [
      'lint:\n  allowed-registries: docker.io\n  bases-by-digest: true\n  failure-threshold: none\n',
      { allowedRegistries: ['docker.io'], basesByDigest: true, failureThreshold: 'none' },
    ],
    [
      'lint:\n  labels:\n    org.opencontainers.image.source: url\n  strict-labels: true\n  disable-ignore-pragma: true\n',
      {
        labels: { 'org.opencontainers.image.source': 'url' },
        strictLabels: true,
        ignoresPragmas: true,
      },
    ],
    ['lint:\n', {}],
  ])('%j', (stagecraft, said) => {
    expect(policyOf(stagecraft)).toEqual({ ...DEFAULT_POLICY, ...said });
  });

  test('goes before what hadolint says of the same', () => {
    const ours =
      'lint:\n  rules: {MaintainerDeprecated: error}\n  labels: {a: url}\n  allowed-registries: [one]\n';
    const theirs =
      'ignored: [DL4000, DL3006]\nlabel-schema: {a: text, b: text}\ntrustedRegistries: [two]\nstrict-labels: true\n';
    expect(policyOf(ours, theirs)).toEqual({
      ...DEFAULT_POLICY,
      rules: { dl3006: 'off', maintainerdeprecated: 'error' },
      labels: { a: 'url', b: 'text' },
      allowedRegistries: ['one'],
      strictLabels: true,
    });
  });

  test.each<[string, string[]]>([
    ['lints: {}\n', ['unknown-key: lints']],
    ['lint:\n  rules:\n    untaged-base: off\n', ['unknown-rule: untaged-base']],
    ['lint:\n  rules:\n    DL3006: of\n', ['unknown-value: of']],
    ['lint:\n  rules:\n    DL4000: off\n    maintainer: on\n', ['rule-named-twice: maintainer']],
    ['lint:\n  rules: [DL3006]\n', ['wrong-type: [DL3006]']],
    ['lint:\n  rules:\n    DL3006: [off]\n', ['wrong-type: [off]']],
    ['lint:\n  a: 1\n  a: 2\n', ['unknown-key: a', 'unknown-key: a', 'invalid-yaml: a']],
    [`lint: ${'['.repeat(5000)}`, ['invalid-yaml: ']],
    ['- '.repeat(5000), ['invalid-yaml: ']],
  ])('what is wrong in %j', (stagecraft, wrong) => {
    expect(problemsIn(stagecraft).toSorted()).toEqual(wrong.toSorted());
  });

  test('a mistyped name comes with the right one', () => {
    const { problems } = readPolicy(
      { stagecraft: 'lint:\n  rules:\n    untaged-base: of\n', hadolint: null },
      RULES,
    );
    expect(problems.map(({ replacement }) => replacement)).toEqual(['untagged-base', 'off']);
  });
});

test('what is wrong is left out, and the rest counts', () => {
  const { policy } = readPolicy(
    { stagecraft: 'lint:\n  rules: 3\n  labels: {a: nothing, b: url}\n  x:', hadolint: '[' },
    RULES,
  );
  expect(policy).toEqual({ ...DEFAULT_POLICY, labels: { b: 'url' } });
});

test('any text gives a policy, and problems within it', () => {
  const words = ['lint:', 'rules:', '\n', '  ', '- ', '[', ']', '{', '}', ': ', '*a', '&a ', 'off'];
  const piece = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 3 }));
  const file = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(file, (text) => {
      for (const { span } of readPolicy({ stagecraft: text, hadolint: text }, RULES).problems) {
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
