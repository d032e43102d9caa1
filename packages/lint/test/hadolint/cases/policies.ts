import { labelValues } from './label-values.ts';

/** A file, and what stands in `.hadolint.yaml` beside it. */
export interface PolicyCase {
  readonly text: string;
  readonly config: string;
}

const each = (texts: readonly string[], configs: readonly string[]): readonly PolicyCase[] =>
  configs.flatMap((config) => texts.map((text) => ({ text, config })));

const bad = '# hadolint ignore=DL3006\nFROM debian\nRUN cd /a && apt-get install -y b\nUSER root\n';
const infoOnly = 'FROM debian:12\nUSER a\n';
const styleOnly = 'FROM debian:12\nLABEL A=b\n';
const clean = 'FROM debian:12\nUSER 1000\n';

const rules = each(
  [bad],
  [
    'ignored: [DL3006, DL3008]\n',
    'ignored:\n  - DL3003\n  - SC2086\n',
    'ignored: [dl3003]\n',
    'ignored: []\n',
    'ignored: [DL9999]\n',
    'override:\n  error: [DL3003]\n  warning: [DL3015]\n  info: [DL3002]\n  style: [DL3008]\n',
    'override:\n  info: [DL3057, DL1001]\n',
    'override:\n  error: [DL3003]\nignored: [DL3003]\n',
    'override:\n  error: [DL3003]\n  style: [DL3003]\n',
    'override:\n  style: [DL3003]\n  error: [DL3003]\n',
    'override:\n  info: [DL3003]\n  warning: [DL3003]\n',
    'override:\n  ignore: [DL3003]\n',
    'disable-ignore-pragma: true\n',
    'disable-ignore-pragma: true\noverride:\n  warning: [DL1001]\n',
    'disable-ignore-pragma: false\n',
    'strict-labels: true\n',
    '',
    '# nothing\n',
  ],
);

const thresholds = each(
  [bad, infoOnly, styleOnly, clean],
  [
    ...['error', 'warning', 'info', 'style', 'ignore', 'none'].map(
      (one) => `failure-threshold: ${one}\n`,
    ),
    'no-fail: true\n',
    'no-fail: false\n',
    'no-fail: true\nfailure-threshold: style\n',
    'failure-threshold: error\noverride:\n  error: [DL3066, DL3048]\n',
    'failure-threshold: style\nignored: [DL3048, DL3066]\n',
  ],
);

const registries = each(
  [
    'FROM debian:12\n',
    'FROM example/debian:12\n',
    'FROM docker.io/library/debian:12\n',
    'FROM registry.hub.docker.com/library/debian:12\n',
    'FROM registry.example.com/a:1\n',
    'FROM registry.example.com:5000/a:1\n',
    'FROM sub.registry.example.com/a:1\n',
    'FROM example.com/a:1\n',
    'FROM localhost/a:1\n',
    'FROM localhost:5000/a:1\n',
    'ARG R=other.example.com\nFROM $R/a:1\n',
    'FROM scratch\n',
    'FROM registry.example.com/a:1 AS b\nFROM b\n',
    'FROM debian:12\nCOPY --from=other.example.com/a:1 /b /c\n',
  ],
  [
    'trustedRegistries: [registry.example.com]\n',
    'trustedRegistries: [docker.io]\n',
    'trustedRegistries: ["*.example.com"]\n',
    'trustedRegistries: ["*"]\n',
    'trustedRegistries: ["registry.example.com:5000", "localhost:5000"]\n',
    'trustedRegistries: ["registry.*"]\n',
    'trustedRegistries: ["*example*"]\n',
    'trustedRegistries: [hub.docker.com]\n',
    'trustedRegistries: []\n',
    'trustedRegistries: registry.example.com\n',
  ],
);

const labels = each(
  [
    'FROM debian:12\n',
    'FROM debian:12\nLABEL a=b\n',
    'FROM debian:12\nLABEL a=b c=d e=f\n',
    'FROM debian:12\nLABEL a b\n',
    'FROM debian:12\nLABEL "a"="b" \'c\'=d\n',
    'FROM debian:12\nLABEL a=b\nLABEL c=d\nLABEL a=""\n',
    'FROM debian:12 AS a\nLABEL a=b c=d\nFROM a\n',
    'FROM debian:12 AS a\nFROM a\nLABEL a=b c=d\n',
    'FROM debian:12 AS a\nLABEL a=b c=d\nFROM debian:12\n',
    'FROM debian:12 AS a\nFROM debian:12\nLABEL a=b c=d\n',
    'FROM debian:12\nONBUILD LABEL a=b\n',
    'FROM debian:12\nLABEL $A=b\n',
    'FROM scratch\nLABEL a=b\n',
    'LABEL a=b\n',
    'RUN a\n',
  ],
  [
    'label-schema:\n  a: text\n  c: text\n',
    'label-schema:\n  a: text\n  c: text\nstrict-labels: true\n',
    'strict-labels: true\n',
    'label-schema: {}\nstrict-labels: true\n',
  ],
);

const healthchecks = each(
  [
    'FROM debian:12\n',
    'FROM debian:12\nHEALTHCHECK CMD a\n',
    'FROM debian:12\nHEALTHCHECK NONE\n',
    'FROM debian:12 AS a\nHEALTHCHECK CMD a\nFROM a\n',
    'FROM debian:12 AS a\nFROM debian:12\nHEALTHCHECK CMD a\n',
    'FROM debian:12 AS a\nFROM a AS b\nFROM b\n',
    'FROM debian:12\nONBUILD HEALTHCHECK CMD a\n',
    'FROM scratch\n',
    'RUN a\n',
    '# hadolint ignore=DL3057\nFROM debian:12\n',
  ],
  ['override:\n  info: [DL3057]\n', 'override:\n  error: [DL3057]\n'],
);

/** Files with hadolint's own configuration. */
export const policyCases: readonly PolicyCase[] = [
  ...rules,
  ...thresholds,
  ...registries,
  ...labels,
  ...healthchecks,
  ...Object.entries(labelValues).flatMap(([type, all]) =>
    each(
      all.map((value) => `FROM debian:12\nLABEL a=${value}\n`),
      [`label-schema:\n  a: ${type}\n`],
    ),
  ),
];
