import type { AskedFile } from '../../types.ts';

const plain = 'FROM debian:12\nRUN echo $x\n';
const broken = 'FROM debian:12\nRUN (a\n';

/** Lists of codes in comments. */
const lists = [
  'SC2086',
  'SC2086,SC2046',
  'DL3003, SC2086',
  'sc2086',
  'SC2046',
  'SC9999',
  'SC2086 # why',
];

const ignored: readonly string[] = lists.flatMap((list) => [
  `FROM debian:12\n# hadolint ignore=${list}\nRUN echo $x\n`,
  `# hadolint global ignore=${list}\nFROM debian:12\nRUN echo $x\n`,
  `FROM debian:12\n# hadolint ignore=${list}\nONBUILD RUN echo $x\n`,
  `FROM debian:12\n# hadolint ignore=${list}\nRUN <<EOF\necho $x\nEOF\n`,
  `FROM debian:12\n# hadolint ignore=${list}\nRUN a\nWORKDIR /b\nRUN echo $x\n`,
]);

const configs: readonly string[] = [
  'ignored: [SC2086]',
  'ignored:\n  - SC2086\nfailure-threshold: style',
  'ignored: [SC2046]',
  'ignored: [sc2086]',
  'ignored: [SC9999]',
  'ignored: [SC2086, DL3006]',
  'override:\n  error: [SC2086]',
  'override:\n  warning: [SC2086]',
  'override:\n  info: [SC1072, SC2046]',
  'override:\n  style: [SC2086, SC1072]',
  'override:\n  style: [SC2086]\n  error: [SC2086]',
  'override:\n  error: [sc2086]',
  'override:\n  error: [SC2086]\nignored: [SC2086]',
  'override:\n  error: [SC2086]\nfailure-threshold: error',
  'override:\n  style: [SC2086]\nfailure-threshold: info',
  'override:\n  info: [SC1072]\nfailure-threshold: warning',
  'failure-threshold: error',
  'failure-threshold: warning',
  'failure-threshold: info',
  'failure-threshold: style',
  'failure-threshold: none',
  'failure-threshold: ignore',
  'no-fail: true',
  'disable-ignore-pragma: true',
];

/** A file of each severity: info, error, style, warning; and one that ignores its own. */
const files = [
  plain,
  broken,
  'FROM debian:12\nRUN x=`a` && b "$x"\n',
  'FROM debian:12\nRUN cp $(a) b\n',
  'FROM debian:12\n# hadolint ignore=SC2086\nRUN echo $x\nWORKDIR /a\nRUN cp "$y" b\n',
];

/** How codes of ShellCheck are left out, and how they weigh. */
export const codeCases: readonly AskedFile[] = [
  ...ignored.map((text) => ({ text })),
  ...[plain, broken].map((text) => ({ text })),
  ...configs.flatMap((config) => files.map((text) => ({ text, config: `${config}\n` }))),
];
