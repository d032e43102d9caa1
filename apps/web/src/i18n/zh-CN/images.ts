import type { images as english } from '../en/images.ts';

export const images: typeof english = {
  title: '镜像',
  list: {
    label: '引擎中的镜像',
    none: '引擎中没有镜像',
    noneHint: '构建一个 Dockerfile，或从镜像仓库拉取一个镜像。',
  },
  detail: {
    label: '所选镜像',
    none: '尚未选择镜像',
    noneHint: '在列表中选择一个镜像，查看它由什么构成。',
    gone: '引擎中已没有这个镜像',
  },
  tab: {
    overview: '概览',
    layers: '镜像层',
    waste: '浪费',
    packages: '软件包',
    compare: '比较',
  },
  resize: '调整镜像列表的宽度',
};
