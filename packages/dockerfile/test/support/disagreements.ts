/** Cases in which another tool says otherwise than we do, and why we are right: each is checked against BuildKit or moby. */
export interface Disagreement {
  readonly reason: string;
  readonly cases: readonly string[];
}

/** dockerfile-language-service: whether a build takes the file. */
export const WITH_LANGUAGE_SERVICE: readonly Disagreement[] = [
  {
    reason: 'It does not look for what BuildKit would expand in --from, which takes no variables.',
    cases: ['directives/flag-escape-is-no-directive'],
  },
  {
    reason: 'It does not check the values of these flags; BuildKit does.',
    cases: [
      'add/checksum-not-a-digest',
      'add/checksum-of-a-file',
      'add/checksum-of-two-sources',
      'copy/chmod-symbols-with-comma-at-end',
      'copy/chmod-too-large',
      'copy/chmod-word',
      'copy/chown-brace-open',
      'copy/link-with-named-owner',
      'run/device-empty',
      'run/device-required-not-boolean',
      'run/device-two-names',
      'run/device-unknown-option',
      'run/network-empty',
      'run/network-unknown',
      'run/network-variable-is-not-expanded',
      'run/security-unknown',
    ],
  },
  {
    reason:
      'It does not read the query of a Git address; BuildKit refuses keys it does not know, and contradictions.',
    cases: [
      'add/git-query-against-fragment',
      'add/git-query-twice',
      'add/git-query-unknown',
      'add/git-tag-and-branch',
    ],
  },
  {
    reason: 'It does not know the flag, which came with frontend 1.17.',
    cases: ['add/unpack'],
  },
  {
    reason: "It does not read quotes and variables as BuildKit's lexer does.",
    cases: [
      'arg/brace-open',
      'arg/brace-open-before-from',
      'copy/brace-open-in-destination',
      'copy/quote-open',
      'expansion/bad-pattern-escape',
      'expansion/brace-open',
      'expansion/no-name',
      'expansion/no-name-before-colon',
      'expansion/no-second-slash',
      'expansion/unknown-modifier',
      'from/platform-brace-open',
      'from/quotes',
      'from/unknown-modifier',
      'run-mount/brace-open-in-value',
      'stopsignal/quotes',
      'volume/empty-after-quotes',
      'workdir/brace-open',
    ],
  },
  {
    reason: 'It does not look for flags here; BuildKit splits them off every instruction.',
    cases: [
      'cmd/flag',
      'entrypoint/flag',
      'env/flag',
      'label/flag',
      'run/unknown-flag',
      'stopsignal/flags-are-ignored',
      'user/flag',
      'workdir/flag',
    ],
  },
  {
    reason: 'It does not look for repeated flags here.',
    cases: ['from/platform-twice', 'run/network-twice'],
  },
  {
    reason:
      'It takes the line for an instruction of its own; BuildKit joins a continuation that stands alone with the next line.',
    cases: ['continuation/alone'],
  },
  {
    reason: 'It does not resolve stages; BuildKit refuses sources that are none, or come later.',
    cases: [
      'copy/from-a-later-stage',
      'copy/from-bad-name',
      'copy/from-index-too-large',
      'copy/from-its-own-index',
      'from/name-matches-in-lower-case-only',
      'run-mount/from-its-own-stage',
      'run-mount/from-variable',
      'stages/two-that-copy-from-each-other',
      'stages/target-by-number',
      'stages/target-unknown',
    ],
  },
  {
    reason:
      'It takes the value for an image; BuildKit reads the number +0, and nothing as no flag.',
    cases: ['copy/from-an-index-with-plus', 'copy/from-empty'],
  },
  {
    reason: 'It does not look at where the sources lie; only ADD fetches.',
    cases: ['copy/git', 'copy/git-over-ssh', 'copy/url'],
  },
  {
    reason: 'It does not check the check directive, nor that a directive stands but once.',
    cases: [
      'directives/check-after-shebang',
      'directives/check-empty-part',
      'directives/check-error-not-boolean',
      'directives/check-twice',
      'directives/check-unknown-option',
      'directives/check-without-value',
      'directives/syntax-twice',
    ],
  },
  {
    reason:
      'It looks for directives below one that it does not know; to BuildKit that is a comment, which ends them.',
    cases: ['directives/unknown-one-is-a-comment'],
  },
  {
    reason: 'BuildKit takes ENTRYPOINT without arguments: it resets the one of the base.',
    cases: ['entrypoint/nothing'],
  },
  {
    reason:
      "Its idea of ports is simpler than BuildKit's, which takes addresses and checks numbers and ranges.",
    cases: [
      'expose/mapping-of-unequal-ranges',
      'expose/mapping-with-address',
      'expose/mapping-with-ipv6',
      'expose/range-backwards',
      'expose/too-large',
    ],
  },
  {
    reason: 'It does not take U+3000 for a space; Go does.',
    cases: ['file/ideographic-space-before-instruction'],
  },
  {
    reason: 'It does not parse image names and platforms.',
    cases: [
      'from/capital-letters',
      'from/digest-of-unknown-algorithm',
      'from/digest-too-short',
      'from/error-in-a-stage-nobody-needs',
      'from/platform-from-an-unset-arg',
      'from/platform-too-many-parts',
      'from/platform-unknown-word',
      'from/two-slashes',
    ],
  },
  {
    reason: 'BuildKit takes a name twice; the last one counts.',
    cases: ['from/duplicate-name', 'stages/last-of-the-same-name-counts'],
  },
  {
    reason:
      'It reads here-documents by an older grammar: without descriptors, spaces after << and quoted spaces, and it forgives one that is not closed.',
    cases: [
      'frontend/heredoc-space',
      'heredoc/as-destination',
      'heredoc/as-destination-in-json',
      'heredoc/file-descriptor',
      'heredoc/name-with-a-quoted-space',
      'heredoc/space-after-name-does-not-close',
      'heredoc/space-after-open',
      'heredoc/tabs-count-without-dash',
      'heredoc/unterminated',
      'heredoc/unterminated-second',
    ],
  },
  {
    reason: 'It does not look into here-documents, whose variables BuildKit expands.',
    cases: ['heredoc/body-brace-open', 'heredoc/body-unknown-modifier'],
  },
  {
    reason: 'BuildKit takes 0 for the default since frontend 1.3.',
    cases: ['healthcheck/interval-zero', 'healthcheck/retries-zero'],
  },
  {
    reason:
      'It does not look into JSON arrays; BuildKit wants strings, and a command where one is run.',
    cases: [
      'healthcheck/empty-array',
      'json/nested-array-in-copy',
      'json/null-in-volume',
      'json/number',
      'json/object-in-cmd',
      'onbuild/bad-json-is-refused-at-once',
      'run/empty-array',
      'volume/empty-array',
      'volume/empty-string',
    ],
  },
  {
    reason: 'BuildKit reads a trigger only once a stage is built FROM this one.',
    cases: ['onbuild/error-waits-for-a-child', 'onbuild/unknown-instruction'],
  },
  {
    reason: 'It does not check mounts.',
    cases: [
      'run-mount/dot-target-under-root',
      'run-mount/empty',
      'run-mount/key-without-value',
      'run-mount/misspelt-type',
      'run-mount/mode-not-octal',
      'run-mount/mode-on-bind',
      'run-mount/no-target-after-workdir-root',
      'run-mount/no-target-in-a-child-stage',
      'run-mount/no-target-under-root',
      'run-mount/open-quote',
      'run-mount/readonly-not-boolean',
      'run-mount/required-before-type',
      'run-mount/required-on-bind',
      'run-mount/secret-env-alone',
      'run-mount/secret-from',
      'run-mount/secret-id-and-source',
      'run-mount/secret-without-anything',
      'run-mount/sharing-on-bind',
      'run-mount/sharing-unknown',
      'run-mount/size-before-type',
      'run-mount/size-not-a-size',
      'run-mount/size-on-cache',
      'run-mount/ssh-source',
      'run-mount/target-is-root',
      'run-mount/uid-not-a-number',
      'run-mount/unknown-key',
      'run-mount/unknown-type',
      'run-mount/without-equals',
    ],
  },
  {
    reason: "It goes by a shorter list of signals than BuildKit's.",
    cases: [
      'stopsignal/name-without-sig',
      'stopsignal/real-time-leading-zero',
      'stopsignal/real-time-too-far',
      'stopsignal/unknown',
      'stopsignal/zero',
    ],
  },
  {
    reason: 'It does not work out what variables stand for; BuildKit judges what comes out.',
    cases: [
      'add/checksum-must-be-set',
      'add/variable-gives-a-bad-checksum',
      'add/variable-gives-a-checksum-of-a-file',
      'copy/chmod-variable-gives-a-bad-mode',
      'copy/chown-must-be-set',
      'copy/variable-gives-a-url',
      'expansion/env-of-the-base-stage',
      'expansion/must-be-set-and-is-empty',
      'expansion/must-be-set-in-a-name',
      'expansion/must-be-set-in-an-empty-base',
      'expose/variable-gives-two-ports',
      'from/unset-variable-leaves-no-name',
      'from/unset-variable-leaves-no-tag',
      'heredoc/body-must-be-set',
      'run-mount/must-be-set',
      'run-mount/variable-gives-a-bad-mode',
      'run-mount/variable-gives-a-bad-type',
      'stopsignal/variable-gives-no-signal',
      'volume/variable-gives-nothing',
    ],
  },
];

/** dockerfile-ast: instructions and their lines. */
export const WITH_AST: readonly Disagreement[] = [
  {
    reason: 'A continuation that stands alone is joined with the next line.',
    cases: ['continuation/alone'],
  },
  {
    reason: 'BuildKit has no line after the last line ending.',
    cases: [
      'continuation/at-the-end-of-the-file',
      'heredoc/space-after-name-does-not-close',
      'heredoc/tabs-count-without-dash',
      'heredoc/unterminated',
      'heredoc/unterminated-second',
    ],
  },
  {
    reason: 'A doubled escape character at the end of a line does not continue it.',
    cases: ['continuation/double-backslash-ends'],
  },
  {
    reason: 'Go takes U+3000 for a space.',
    cases: ['file/ideographic-space-before-instruction'],
  },
  {
    reason:
      'BuildKit takes descriptors, spaces after << and quoted spaces in the name of a here-document.',
    cases: [
      'frontend/heredoc-space',
      'heredoc/file-descriptor',
      'heredoc/name-with-a-quoted-space',
      'heredoc/space-after-open',
    ],
  },
];

/** @balena/dockerignore: whether a path is left out, by case and path. */
export const WITH_DOCKERIGNORE: readonly Disagreement[] = [
  {
    reason: "Docker's paths differ by case; its expression is made to ignore it.",
    cases: ['ignore/case-counts a'],
  },
  {
    reason: 'It does not know [:named:] classes, which Go has.',
    cases: ['ignore/class-named 1x'],
  },
  {
    reason: 'moby refuses the file; it throws on the bracket that does not close.',
    cases: ['ignore/class-open'],
  },
  {
    reason: 'moby takes ** without a slash for any run, folders included.',
    cases: ['ignore/double-star-without-slash a.md', 'ignore/double-star-without-slash x/a.md'],
  },
  {
    reason: 'It leaves +, ( and ) to its expression; moby escapes them.',
    cases: ['ignore/plain-characters-of-expressions a.b+c(d)'],
  },
];
