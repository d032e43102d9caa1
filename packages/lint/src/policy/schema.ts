import type { Text } from '@stagecraft/dockerfile';

/** A word that a setting can be. */
export interface Choice {
  readonly name: string;
  readonly text: Text;
}

/** What a setting is. */
export type PolicyValue =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  /** Off, on or a severity; YAML's `true` and `false` say on and off too. */
  | { readonly kind: 'switch'; readonly choices: readonly Choice[] }
  /** A rule's id or alias. */
  | { readonly kind: 'rule' }
  /** A registry's host, with port where it has one; `*` stands for any part. */
  | { readonly kind: 'registry' }
  /** With `alone`, one item can stand for a list of one. */
  | { readonly kind: 'list'; readonly item: PolicyValue; readonly alone?: true }
  /** Names that the person gives: rules or labels. */
  | { readonly kind: 'map'; readonly key: 'rule' | 'label'; readonly value: PolicyValue }
  | { readonly kind: 'section'; readonly keys: readonly PolicyKey[] };

/** A key of a policy file. */
export interface PolicyKey {
  readonly name: string;
  readonly text: Text;
  readonly value: PolicyValue;
}

function text(en: string, zh: string): Text {
  return { en, 'zh-CN': zh };
}

const SEVERITIES: readonly Choice[] = [
  { name: 'error', text: text('An error.', '错误。') },
  { name: 'warning', text: text('A warning.', '警告。') },
  { name: 'info', text: text('A remark.', '提示。') },
  { name: 'style', text: text('A matter of style.', '风格问题。') },
];

const SWITCH: PolicyValue = {
  kind: 'switch',
  choices: [
    { name: 'off', text: text('Not reported.', '不报告。') },
    { name: 'on', text: text('Reported with its own severity.', '按其自身级别报告。') },
    ...SEVERITIES,
  ],
};

const LABEL_TYPE: PolicyValue = {
  kind: 'choice',
  choices: [
    { name: 'text', text: text('Any text, variables too.', '任意文本，可含变量。') },
    { name: 'url', text: text('An address (RFC 3986).', '网址（RFC 3986）。') },
    { name: 'rfc3339', text: text('A date with time (RFC 3339).', '日期时间（RFC 3339）。') },
    { name: 'semver', text: text('A semantic version.', '语义化版本号。') },
    { name: 'hash', text: text('A Git commit (7 or 40 digits).', 'Git 提交哈希（7 或 40 位）。') },
    { name: 'spdx', text: text('An SPDX licence.', 'SPDX 许可证标识。') },
    { name: 'email', text: text('An e-mail address.', '电子邮件地址。') },
  ],
};

const THRESHOLD: PolicyValue = {
  kind: 'choice',
  choices: [...SEVERITIES, { name: 'none', text: text('Never fails.', '从不失败。') }],
};

/** hadolint counts every finding at `ignore` and at `none` alike. */
const HADOLINT_THRESHOLD: PolicyValue = {
  kind: 'choice',
  choices: [
    ...SEVERITIES,
    { name: 'ignore', text: text('Any finding fails.', '有任何问题即失败。') },
    {
      name: 'none',
      text: text('As hadolint does: any finding fails.', '同 hadolint：有任何问题即失败。'),
    },
  ],
};

const BOOLEAN: PolicyValue = { kind: 'boolean' };
const RULES: PolicyValue = { kind: 'list', item: { kind: 'rule' } };
const LABELS: PolicyValue = { kind: 'map', key: 'label', value: LABEL_TYPE };
const REGISTRIES: PolicyValue = { kind: 'list', item: { kind: 'registry' }, alone: true };

const FAILURE_THRESHOLD = text(
  'From which severity on `stagecraft lint` fails.',
  '从哪个级别起 `stagecraft lint` 以失败退出。',
);
const ALLOWED = text(
  'The registries that base images may come from; all when there is none.',
  '允许基础镜像来自哪些仓库；留空表示不限。',
);
const REQUIRED = text(
  'The labels that an image has to have, and what each is.',
  '镜像必须具有的标签及其类型。',
);
const STRICT = text('Report labels that are not listed here.', '报告此处未列出的标签。');
const PRAGMAS = text(
  'Let comments `# hadolint ignore=` count for nothing.',
  '忽略 `# hadolint ignore=` 注释。',
);

/** The section `lint` of `stagecraft.yaml`. */
const LINT: PolicyValue = {
  kind: 'section',
  keys: [
    {
      name: 'rules',
      text: text(
        'Rules by id or alias: off, on, or with another severity.',
        '按编号或别名设置规则：关闭、开启或改变级别。',
      ),
      value: { kind: 'map', key: 'rule', value: SWITCH },
    },
    { name: 'allowed-registries', text: ALLOWED, value: REGISTRIES },
    { name: 'labels', text: REQUIRED, value: LABELS },
    { name: 'strict-labels', text: STRICT, value: BOOLEAN },
    {
      name: 'bases-by-digest',
      text: text('Base images have to be named by digest.', '基础镜像必须用摘要指定。'),
      value: BOOLEAN,
    },
    { name: 'failure-threshold', text: FAILURE_THRESHOLD, value: THRESHOLD },
    { name: 'disable-ignore-pragma', text: PRAGMAS, value: BOOLEAN },
  ],
};

/** Says what hadolint's own output looks like; nothing here depends on it. */
function unused(name: string, value: PolicyValue): PolicyKey {
  return {
    name,
    text: text(
      "For hadolint's own output; not used here.",
      '用于 hadolint 自身的输出，此处不使用。',
    ),
    value,
  };
}

const FORMATS =
  'tty json checkstyle codeclimate gitlab_codeclimate gnu codacy sonarqube sarif junit'.split(' ');

/** https://github.com/hadolint/hadolint#configure */
const HADOLINT: PolicyValue = {
  kind: 'section',
  keys: [
    { name: 'ignored', text: text('Rules that are off.', '关闭的规则。'), value: RULES },
    {
      name: 'override',
      text: text('Rules with another severity.', '改变级别的规则。'),
      value: {
        kind: 'section',
        keys: SEVERITIES.map(({ name, text: own }) => ({ name, text: own, value: RULES })),
      },
    },
    { name: 'trustedRegistries', text: ALLOWED, value: REGISTRIES },
    { name: 'label-schema', text: REQUIRED, value: LABELS },
    { name: 'strict-labels', text: STRICT, value: BOOLEAN },
    { name: 'failure-threshold', text: FAILURE_THRESHOLD, value: HADOLINT_THRESHOLD },
    {
      name: 'no-fail',
      text: text('`lint` never fails.', '`lint` 从不以失败退出。'),
      value: BOOLEAN,
    },
    { name: 'disable-ignore-pragma', text: PRAGMAS, value: BOOLEAN },
    unused('no-color', BOOLEAN),
    unused('verbose', BOOLEAN),
    unused('format', {
      kind: 'choice',
      choices: FORMATS.map((name) => ({ name, text: { en: name, 'zh-CN': name } })),
    }),
  ],
};

/** Which file a policy is in: ours, or hadolint's `.hadolint.yaml` or `.hadolint.yml`. */
export type PolicyFile = 'stagecraft' | 'hadolint';

/** What each file can say: for its check, and for completion in the editor. */
export const policySchema: Readonly<Record<PolicyFile, PolicyValue>> = {
  stagecraft: {
    kind: 'section',
    keys: [
      {
        name: 'lint',
        text: text('What `lint` reports, and how.', '`lint` 报告什么、如何报告。'),
        value: LINT,
      },
    ],
  },
  hadolint: HADOLINT,
};
