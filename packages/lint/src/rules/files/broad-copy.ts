import { defineRule } from '../../rule.ts';

export const broadCopy = defineRule({
  id: 'broad-copy',
  aliases: [],
  severity: 'info',
  title: {
    en: 'Everything is copied, and there is no .dockerignore.',
    'zh-CN': '复制了全部文件，却没有 .dockerignore。',
  },
  why: {
    en: 'The whole folder goes into the image: `.git` with its history, `node_modules` of your machine, `.env` with its passwords, test data. The image gets larger than its program, and a change of any of these files runs all later steps anew.',
    'zh-CN':
      '整个目录都会进入镜像：`.git` 及其历史、本机的 `node_modules`、存有密码的 `.env`、测试数据。镜像比程序本身还大，而且其中任何文件变化都会让后面的步骤全部重新执行。',
  },
  remedy: {
    en: 'Write a `.dockerignore` with what the image does not need, or copy the folders that it needs by name.',
    'zh-CN': '编写 `.dockerignore` 排除镜像不需要的内容，或按名称只复制需要的目录。',
  },
  noFix: {
    en: 'What the image does not need is said in another file, `.dockerignore`, and only you know it.',
    'zh-CN': '镜像不需要哪些内容要写在另一个文件 `.dockerignore` 中，而且只有你知道。',
  },
  docs: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  examples: [
    {
      bad: 'FROM node:22-slim\nWORKDIR /app\nCOPY «.» .\n',
      good: 'FROM node:22-slim\nWORKDIR /app\nCOPY src ./src\n',
    },
  ],
  *check(file) {
    if (file.facts.ignore !== 'none') return;
    for (const instruction of file.acting) {
      const { detail, keyword, flags } = instruction;
      if (detail.type !== 'copy' || (keyword === 'COPY' && detail.from !== null)) continue;
      if (flags.some(({ name }) => name === 'exclude')) continue;
      for (const { value, span } of detail.sources) {
        if (['.', './', '/', '*', './*'].includes(value)) yield { span, instruction };
      }
    }
  },
});
