import type { CommandContribution } from '../../state/commands.ts';
import type { AppState, AppStore } from '../../state/types.ts';

function hasFile(state: AppState): boolean {
  return state.openFiles.some((file) => file.path === state.activePath && file.load === 'ready');
}

function withPath(action: (state: AppState, path: string) => unknown) {
  return (store: AppStore): void => {
    const state = store.getState();
    if (state.activePath !== null) action(state, state.activePath);
  };
}

function goToTab(step: 1 | -1) {
  return withPath((state, path) => {
    const { openFiles } = state;
    const index = openFiles.findIndex((file) => file.path === path);
    const next = openFiles[(index + step + openFiles.length) % openFiles.length];
    if (next !== undefined) state.activateFile(next.path);
  });
}

/** What a person does with open files. In the text undo, redo and find are Monaco's own. */
export const editorCommands: CommandContribution = [
  {
    id: 'editor.save',
    titleKey: 'editor:command.save',
    group: 'file',
    shortcut: 'Mod+S',
    when: hasFile,
    run: withPath((state, path) => state.saveFile(path)),
  },
  {
    id: 'editor.saveAll',
    titleKey: 'editor:command.saveAll',
    group: 'file',
    when: (state) => state.openFiles.some((file) => file.dirty),
    run: async (store) => void (await store.getState().saveAll()),
  },
  {
    id: 'editor.closeTab',
    titleKey: 'editor:command.closeTab',
    group: 'file',
    // Browsers keep Ctrl+W for themselves.
    shortcut: 'Alt+W',
    when: (state) => state.activePath !== null,
    run: withPath((state, path) => state.askToClose(path)),
  },
  {
    id: 'editor.nextTab',
    titleKey: 'editor:command.nextTab',
    group: 'go',
    shortcut: 'Alt+PageDown',
    when: (state) => state.openFiles.length > 1,
    run: goToTab(1),
  },
  {
    id: 'editor.previousTab',
    titleKey: 'editor:command.previousTab',
    group: 'go',
    shortcut: 'Alt+PageUp',
    when: (state) => state.openFiles.length > 1,
    run: goToTab(-1),
  },
  {
    id: 'editor.undo',
    titleKey: 'editor:command.undo',
    group: 'edit',
    shortcut: 'Mod+Z',
    outsideText: true,
    when: hasFile,
    run: (store) => store.getState().undoText(),
  },
  {
    id: 'editor.redo',
    titleKey: 'editor:command.redo',
    group: 'edit',
    shortcut: ['Mod+Shift+Z', 'Mod+Y'],
    outsideText: true,
    when: hasFile,
    run: (store) => store.getState().redoText(),
  },
  {
    id: 'editor.focus',
    titleKey: 'editor:command.focus',
    group: 'go',
    shortcut: 'Mod+1',
    when: hasFile,
    run: (store) => {
      store.getState().showCentre('editor');
      store.getState().documents.focus();
    },
  },
];
