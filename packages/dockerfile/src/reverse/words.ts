/** Comments in a reconstructed file. `X` and `Y` stand for what they tell of. */
export const reverseWords = {
  head: {
    en: [
      'Reconstructed from the history and the configuration of X.',
      'This is not the Dockerfile that it was built from: comments, stages, the sources of COPY and ADD',
      'and options of RUN, such as mounts, are in no image.',
    ],
    'zh-CN': [
      '由 X 的历史和配置还原而成。',
      '这并非构建它时所用的 Dockerfile：注释、阶段、COPY 和 ADD 的来源，',
      '以及 RUN 的选项（如挂载）都不会保存在镜像中。',
    ],
  },
  base: {
    en: ['The image begins with the layers of this local image.'],
    'zh-CN': ['镜像以这个本地镜像的层开头。'],
  },
  recordedBase: {
    en: ['The builder recorded this name.'],
    'zh-CN': ['此名称由构建器记录。'],
  },
  noBase: {
    en: ['No local image has the same first layers: which base it had is not known.'],
    'zh-CN': ['没有本地镜像与它开头的层相同：基础镜像未知。'],
  },
  files: {
    en: ['From the build context or from another stage: which is not recorded.'],
    'zh-CN': ['来自构建上下文或其他阶段：镜像中没有记录。'],
  },
  content: {
    en: ['What was copied is not known; the builder recorded only X.'],
    'zh-CN': ['复制了什么未知；构建器只记录了 X。'],
  },
  imported: {
    en: ['A file system that was imported: X'],
    'zh-CN': ['导入的文件系统：X'],
  },
  args: {
    en: ['Build arguments at that time: X'],
    'zh-CN': ['当时的构建参数：X'],
  },
  unknown: {
    en: ['It is not known how this layer came about; recorded is: X'],
    'zh-CN': ['这一层的由来未知；记录的内容为：X'],
  },
  configured: {
    en: ['Set in the configuration, though no entry of the history tells of it.'],
    'zh-CN': ['配置中有此设置，但历史中没有对应的记录。'],
  },
} as const;

export type ReverseWord = keyof typeof reverseWords;

/** Comment lines; what is put in for `X` stays on its line. */
export function commentOf(word: ReverseWord, language: 'en' | 'zh-CN', x = ''): readonly string[] {
  const value = x.replaceAll(/\s+/g, ' ').trim();
  return reverseWords[word][language].map((line) => `# ${line.replace('X', () => value)}`);
}
