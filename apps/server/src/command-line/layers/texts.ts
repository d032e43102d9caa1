import type { LocalizedText } from '@stagecraft/contracts';

/** What `stagecraft layers` says. */
export const layersTexts = {
  notUnderstood: (detail: string): LocalizedText => ({
    en: `${detail}. See stagecraft layers --help.`,
    'zh-CN': `${detail}。请参阅 stagecraft layers --help。`,
  }),
  oneImage: {
    en: 'Name one image: its name or its id.',
    'zh-CN': '请指定一个镜像：其名称或 ID。',
  },
  badFormat: { en: '--format is text or json.', 'zh-CN': '--format 只能是 text 或 json。' },
  badShare: (flag: string): LocalizedText => ({
    en: `${flag} needs a number from 0 to 1, or disabled.`,
    'zh-CN': `${flag} 需要 0 到 1 之间的数，或 disabled。`,
  }),
  badBytes: {
    en: '--highest-wasted-bytes needs a size such as 20MB, or disabled.',
    'zh-CN': '--highest-wasted-bytes 需要一个大小（例如 20MB），或 disabled。',
  },
  noEngine: (detail: string): LocalizedText => ({
    en: `No Docker engine answers: ${detail}.`,
    'zh-CN': `没有 Docker 引擎应答：${detail}。`,
  }),
  progress: (megabytes: number, done: number, layers: number): LocalizedText => ({
    en: `Reading: ${megabytes} MB, ${done} of ${layers} layers`,
    'zh-CN': `正在读取：${megabytes} MB，已完成 ${done}/${layers} 层`,
  }),
  head: { en: 'Layers, base first', 'zh-CN': '各层（从最底层开始）' },
  layer: (added: number, changed: number, removed: number): LocalizedText => ({
    en: `+${added} ~${changed} -${removed}`,
    'zh-CN': `新增 ${added} 修改 ${changed} 删除 ${removed}`,
  }),
  wastedIn: (size: string): LocalizedText => ({
    en: `${size} of it replaced or removed later`,
    'zh-CN': `其中 ${size} 在之后的层中被替换或删除`,
  }),
  total: (stored: string, kept: string): LocalizedText => ({
    en: `Stored ${stored}, of which a container sees ${kept}`,
    'zh-CN': `共存储 ${stored}，容器可见 ${kept}`,
  }),
  efficiency: (score: string, wasted: string, share: string): LocalizedText => ({
    en: `Efficiency ${score}, wasted ${wasted}, ${share} of what is above the base`,
    'zh-CN': `效率 ${score}，浪费 ${wasted}，占基础层之上内容的 ${share}`,
  }),
  paths: { en: 'Paths that take most', 'zh-CN': '浪费最多的路径' },
  times: (count: number): LocalizedText => ({
    en: `in ${count} layers`,
    'zh-CN': `出现在 ${count} 层`,
  }),
  rules: {
    lowestEfficiency: { en: 'Efficiency', 'zh-CN': '效率' },
    highestWastedBytes: { en: 'Wasted bytes', 'zh-CN': '浪费的字节数' },
    highestUserWastedPercent: {
      en: 'Wasted share above the base',
      'zh-CN': '基础层之上的浪费比例',
    },
  },
  passed: { en: 'pass', 'zh-CN': '通过' },
  failed: { en: 'FAIL', 'zh-CN': '未通过' },
  least: (bound: string): LocalizedText => ({ en: `at least ${bound}`, 'zh-CN': `至少 ${bound}` }),
  most: (bound: string): LocalizedText => ({ en: `at most ${bound}`, 'zh-CN': `至多 ${bound}` }),
  usage: {
    en: `Usage: stagecraft layers IMAGE [--format text|json] [--ci]

Shows what each layer of an image adds, changes and removes, and what is stored and never seen.

  --format text|json                    text by default
  --ci                                  holds the image to bounds, and fails if it is beyond one
  --lowest-efficiency SHARE             0 to 1, by default 0.9
  --highest-wasted-bytes SIZE           such as 20MB or 20MiB, by default disabled
  --highest-user-wasted-percent SHARE   0 to 1, of what is above the base; by default 0.1
  --engine ENDPOINT                     as in DOCKER_HOST
  -h, --help                            shows this help

“disabled” takes a bound away; naming one implies --ci. Efficiency and bounds mean the same as dive’s.

Exit codes: 0 all is well, 1 a bound is not kept, 2 the command could not be carried out.
`,
    'zh-CN': `用法：stagecraft layers IMAGE [--format text|json] [--ci]

显示镜像每一层新增、修改和删除了什么，以及哪些内容虽已存储却不可见。

  --format text|json                    默认为 text
  --ci                                  按阈值检查镜像，超出任何一项即失败
  --lowest-efficiency 比例              0 到 1，默认 0.9
  --highest-wasted-bytes 大小           例如 20MB 或 20MiB，默认不检查（disabled）
  --highest-user-wasted-percent 比例    0 到 1，相对于基础层之上的内容，默认 0.1
  --engine 地址                         与 DOCKER_HOST 相同的写法
  -h, --help                            显示本帮助

用“disabled”可取消某项检查；给出任何一项阈值即视为 --ci。效率及各阈值的含义与 dive 相同。

退出码：0 一切正常；1 未满足某项阈值；2 无法执行该命令。
`,
  },
} as const;
