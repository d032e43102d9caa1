import type { Text } from '../types.ts';
import type { PredefinedArgument } from './types.ts';

function platform(name: string, sample: string, en: string, zh: string): PredefinedArgument {
  return { name, group: 'platform', sample, text: { en, 'zh-CN': zh } };
}

const PROXIES: readonly { readonly name: string; readonly text: Text; readonly sample: string }[] =
  [
    {
      name: 'HTTP_PROXY',
      sample: 'http://proxy.example:3128',
      text: { en: 'Proxy for HTTP.', 'zh-CN': 'HTTP 代理。' },
    },
    {
      name: 'HTTPS_PROXY',
      sample: 'http://proxy.example:3128',
      text: { en: 'Proxy for HTTPS.', 'zh-CN': 'HTTPS 代理。' },
    },
    {
      name: 'FTP_PROXY',
      sample: 'http://proxy.example:3128',
      text: { en: 'Proxy for FTP.', 'zh-CN': 'FTP 代理。' },
    },
    {
      name: 'NO_PROXY',
      sample: 'localhost,.example.com',
      text: { en: 'Hosts that are reached without a proxy.', 'zh-CN': '不经过代理访问的主机。' },
    },
    {
      name: 'ALL_PROXY',
      sample: 'socks5://proxy.example:1080',
      text: { en: 'Proxy for everything else.', 'zh-CN': '其他协议的代理。' },
    },
  ];

/**
 * ARGs that exist without being declared. Platform ones are filled in by BuildKit and can be used in
 * FROM lines; inside a stage they need an `ARG NAME`. Proxy ones are there in every RUN when the build
 * gives them, and leave no trace in the image's history.
 */
export const predefinedArguments: readonly PredefinedArgument[] = [
  platform(
    'TARGETPLATFORM',
    'linux/arm64/v8',
    'Platform that the image is built for.',
    '镜像的目标平台。',
  ),
  platform(
    'TARGETOS',
    'linux',
    'Operating system part of TARGETPLATFORM.',
    'TARGETPLATFORM 中的操作系统。',
  ),
  platform(
    'TARGETARCH',
    'arm64',
    'Architecture part of TARGETPLATFORM.',
    'TARGETPLATFORM 中的架构。',
  ),
  platform(
    'TARGETVARIANT',
    'v8',
    'Variant part of TARGETPLATFORM; often empty.',
    'TARGETPLATFORM 中的变体，常为空。',
  ),
  platform(
    'TARGETOSVERSION',
    '10.0.20348',
    'Version of the target’s operating system; for Windows.',
    '目标操作系统的版本；用于 Windows。',
  ),
  platform(
    'BUILDPLATFORM',
    'linux/amd64',
    'Platform of the machine that builds.',
    '执行构建的机器的平台。',
  ),
  platform(
    'BUILDOS',
    'linux',
    'Operating system part of BUILDPLATFORM.',
    'BUILDPLATFORM 中的操作系统。',
  ),
  platform('BUILDARCH', 'amd64', 'Architecture part of BUILDPLATFORM.', 'BUILDPLATFORM 中的架构。'),
  platform(
    'BUILDVARIANT',
    'v7',
    'Variant part of BUILDPLATFORM; often empty.',
    'BUILDPLATFORM 中的变体，常为空。',
  ),
  platform(
    'BUILDOSVERSION',
    '10.0.20348',
    'Version of the building machine’s operating system; for Windows.',
    '构建机操作系统的版本；用于 Windows。',
  ),
  platform(
    'TARGETSTAGE',
    'default',
    'Name of the stage that is built; `default` when it has none.',
    '要构建的阶段的名字；没有名字时为 `default`。',
  ),
  ...PROXIES.flatMap(({ name, text, sample }): PredefinedArgument[] => [
    { name, group: 'proxy', sample, text },
    { name: name.toLowerCase(), group: 'proxy', sample, text },
  ]),
];
