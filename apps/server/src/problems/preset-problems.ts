import type { CatalogueEntry } from './catalogue.ts';

/** What can be wrong with named build options. */
export const presetProblems = {
  preset_not_found: {
    status: 404,
    message: {
      en: 'There is no such preset (any more).',
      'zh-CN': '没有该预设（或已被删除）。',
    },
    next: { en: 'Save it as a new one.', 'zh-CN': '请另存为新的预设。' },
  },
  preset_name_taken: {
    status: 409,
    message: {
      en: 'Another preset of this workspace has that name.',
      'zh-CN': '此工作区中已有同名的预设。',
    },
    next: {
      en: 'Choose another name, or save over that preset.',
      'zh-CN': '请换一个名称，或覆盖保存该预设。',
    },
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
