export const settings = {
  palette: {
    title: 'Commands',
    placeholder: 'Type a command…',
    none: 'No command matches.',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    intro: 'Every command is also in the palette. In the editor, all of its own keys work too.',
    editor: 'Text editor',
    tabKey: 'Let Tab leave the editor, or write a tab again',
  },
  theme: {
    label: 'Theme',
    dark: 'Dark',
    light: 'Light',
    system: 'System',
    short: {
      dark: 'Theme: dark',
      light: 'Theme: light',
      system: 'Theme: system',
    },
  },
  language: {
    label: 'Language',
    current: 'Language: {{language}}',
    switched: 'The page now speaks English.',
    reloadHint: 'The editor’s own menus follow after a reload.',
  },
  command: {
    themeDark: 'Use the dark theme',
    themeLight: 'Use the light theme',
    themeSystem: 'Use the system’s theme',
    english: 'Switch to English',
    chinese: 'Switch to Simplified Chinese (简体中文)',
    shortcuts: 'Show keyboard shortcuts',
  },
};
