import type { LocalizedText } from '@stagecraft/contracts';
import type { RefusedReason, Truncation } from '@stagecraft/image-layers';

/** Why an image's archive gave no result. */
export const archiveTexts = {
  gone: {
    en: 'The engine has no such image (any more).',
    'zh-CN': '引擎中没有该镜像（或已被删除）。',
  },
  engine: {
    en: 'The engine did not send the whole image. Analyse it again.',
    'zh-CN': '引擎未能发送完整的镜像。请重新分析。',
  },
  damaged: {
    en: 'What the engine sent breaks off or is no tar archive. Analyse the image again.',
    'zh-CN': '引擎发送的内容不完整，或不是 tar 归档。请重新分析该镜像。',
  },
  'no-image': {
    en: 'The archive does not say which of its files are the layers of the image.',
    'zh-CN': '归档中没有说明哪些文件是该镜像的层。',
  },
  'too-much': {
    en: 'The archive has more than 20,000 files or 32 MB of descriptions, as no image needs. It is not read any further.',
    'zh-CN': '归档包含超过 20,000 个文件或 32 MB 的描述信息，正常的镜像不会如此。已停止读取。',
  },
} as const satisfies Readonly<Record<string, LocalizedText>>;

/** Why a layer is not whole, and what that means. */
export const truncationTexts: Readonly<Record<Truncation, LocalizedText>> = {
  entries: {
    en: 'Only a part of this layer is shown: the image has more than 500,000 paths.',
    'zh-CN': '仅显示该层的一部分：该镜像的路径超过 500,000 个。',
  },
  names: {
    en: 'Only a part of this layer is shown: the names in the image take more than 64 MB.',
    'zh-CN': '仅显示该层的一部分：该镜像中的文件名超过 64 MB。',
  },
  bytes: {
    en: 'Only a part of this layer is shown: the image unpacks to more than 64 GB.',
    'zh-CN': '仅显示该层的一部分：该镜像解压后超过 64 GB。',
  },
  damaged: {
    en: 'Only a part of this layer is shown: its archive is damaged from there on.',
    'zh-CN': '仅显示该层的一部分：其归档从该处起已损坏。',
  },
  compression: {
    en: 'This layer cannot be shown: it is neither plain nor packed with gzip or zstd.',
    'zh-CN': '无法显示该层：它既不是未压缩的归档，也不是 gzip 或 zstd 格式。',
  },
  absent: {
    en: 'This layer cannot be shown: the engine does not have its content, only its name.',
    'zh-CN': '无法显示该层：引擎中只有它的名称，没有内容。',
  },
};

/** Why a path is in no tree. */
export const refusedTexts: Readonly<Record<RefusedReason, LocalizedText>> = {
  outside: {
    en: 'It leads out of the image.',
    'zh-CN': '该路径指向镜像之外。',
  },
  windows: {
    en: 'It is a path of Windows, with a drive letter or a backslash in front.',
    'zh-CN': '这是 Windows 路径，以盘符或反斜杠开头。',
  },
  invalid: {
    en: 'It is longer than a path may be, or has a NUL in it.',
    'zh-CN': '路径过长，或包含 NUL 字符。',
  },
};
