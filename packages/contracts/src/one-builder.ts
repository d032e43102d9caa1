import type { LocalizedText } from './problem.ts';

/** Why an engine with one builder cannot start both. */
export const oneBuilderText: LocalizedText = {
  en: 'This engine has only one of the two builders.',
  'zh-CN': '此引擎只有两种构建器中的一种。',
};
