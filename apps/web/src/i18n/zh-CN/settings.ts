import type { settings as english } from '../en/settings.ts';

export const settings: typeof english = {
  palette: {
    title: '命令',
    placeholder: '输入命令…',
    none: '没有匹配的命令。',
  },
  shortcuts: {
    title: '键盘快捷键',
    intro: '所有命令也都在命令面板中。在编辑器里，编辑器自身的按键同样有效。',
    editor: '文本编辑器',
    tabKey: '让 Tab 键离开编辑器，或恢复为输入制表符',
  },
  theme: {
    label: '主题',
    dark: '深色',
    light: '浅色',
    system: '跟随系统',
    short: {
      dark: '主题：深色',
      light: '主题：浅色',
      system: '主题：跟随系统',
    },
  },
  language: {
    label: '语言',
    current: '语言：{{language}}',
    switched: '界面已切换为简体中文。',
    reloadHint: '编辑器自身的菜单在重新加载页面后切换。',
  },
  command: {
    themeDark: '使用深色主题',
    themeLight: '使用浅色主题',
    themeSystem: '使用系统主题',
    english: '切换到英语（English）',
    chinese: '切换到简体中文',
    shortcuts: '显示键盘快捷键',
  },
};
