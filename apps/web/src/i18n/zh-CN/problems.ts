import type { problems as english } from '../en/problems.ts';

export const problems: typeof english = {
  label: '{{path}} 中的问题',
  severity: { error: '错误', warning: '警告' },
  position: '第 {{line}} 行，第 {{column}} 列',
  positionShort: '{{line}}:{{column}}',
  none: {
    title: '没有问题',
    hint: 'BuildKit 可以接受当前的 {{path}}。',
  },
  noFile: {
    title: '没有显示 Dockerfile 或 .dockerignore 文件',
    hint: '打开其中一个，查看 BuildKit 会拒绝的内容。',
  },
  command: {
    show: '显示问题',
    next: '下一个问题',
    previous: '上一个问题',
  },
};
