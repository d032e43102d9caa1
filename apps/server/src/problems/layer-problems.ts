import type { CatalogueEntry } from './catalogue.ts';

/** What can be wrong when an image's layers are looked into. */
export const layerProblems = {
  layers_not_analysed: {
    status: 409,
    message: {
      en: 'The layers of this image have not been analysed, or so long ago that the result is not kept any more.',
      'zh-CN': '该镜像的层尚未分析，或分析时间过久，结果已不再保留。',
    },
    next: { en: 'Analyse the image again.', 'zh-CN': '请重新分析该镜像。' },
  },
  layer_not_found: {
    status: 404,
    message: { en: 'The image has no such layer.', 'zh-CN': '该镜像中没有这一层。' },
    next: {
      en: 'Layers are counted from 0, which is the base.',
      'zh-CN': '层从 0 开始计数，0 为最底层。',
    },
  },
  layer_path_not_found: {
    status: 404,
    message: {
      en: 'There is no such path at this layer of the image.',
      'zh-CN': '该镜像的这一层中没有此路径。',
    },
    next: { en: 'Check the path and the layer.', 'zh-CN': '请检查路径和所选的层。' },
  },
  layer_path_not_file: {
    status: 409,
    message: {
      en: 'This path is not a file, so it has no content.',
      'zh-CN': '此路径不是文件，没有内容可读。',
    },
    next: {
      en: 'Choose a file, or download the folder.',
      'zh-CN': '请选择一个文件，或下载该文件夹。',
    },
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
