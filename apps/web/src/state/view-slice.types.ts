import type { Language } from '@stagecraft/contracts';

export type Theme = 'dark' | 'light' | 'system';
export type SideTab = 'files' | 'builds';
export type BottomTab = 'problems' | 'log' | 'timeline' | 'image';
export type Dialog = 'palette' | 'build' | 'shortcuts' | null;

/** How the window looks; remembered in the browser's storage. */
export interface ViewSlice {
  readonly theme: Theme;
  readonly language: Language;
  readonly sideTab: SideTab;
  readonly bottomTab: BottomTab;
  readonly sideOpen: boolean;
  readonly bottomOpen: boolean;
  readonly dialog: Dialog;
  setTheme(theme: Theme): void;
  setLanguage(language: Language): void;
  /** Shows the tab, opening the panel when it is closed. */
  showSide(tab: SideTab): void;
  showBottom(tab: BottomTab): void;
  toggleSide(): void;
  toggleBottom(): void;
  openDialog(dialog: Dialog): void;
}
