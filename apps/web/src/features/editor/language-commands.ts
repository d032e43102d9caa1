import type { Command, CommandContribution, CommandGroup } from '../../state/commands.ts';
import type { AppState } from '../../state/types.ts';

function hasDockerfile(state: AppState): boolean {
  return state.openFiles.some(
    (file) => file.path === state.activePath && file.dockerfile && file.load === 'ready',
  );
}

interface ActionCommand {
  readonly name: string;
  readonly titleKey: Command['titleKey'];
  readonly group: CommandGroup;
  /** Monaco's id. */
  readonly action: string;
  readonly shortcut?: string;
}

/** A command that is one of the editor's own actions, which has its key in the text already. */
function editorAction({ name, titleKey, group, action, shortcut }: ActionCommand): Command {
  return {
    id: `editor.${name}`,
    titleKey,
    group,
    ...(shortcut === undefined ? {} : { shortcut, editorKey: true }),
    when: hasDockerfile,
    run: (store) => {
      store.getState().showCentre('editor');
      store.getState().documents.runAction(action);
    },
  };
}

/** What the editor knows of Dockerfiles, under the keys that editors have for it. */
export const languageCommands: CommandContribution = [
  editorAction({
    name: 'complete',
    titleKey: 'editor:command.complete',
    group: 'edit',
    action: 'editor.action.triggerSuggest',
  }),
  editorAction({
    name: 'format',
    titleKey: 'editor:command.format',
    group: 'edit',
    action: 'editor.action.formatDocument',
    shortcut: 'Alt+Shift+F',
  }),
  editorAction({
    name: 'rename',
    titleKey: 'editor:command.rename',
    group: 'edit',
    action: 'editor.action.rename',
    shortcut: 'F2',
  }),
  {
    id: 'editor.updateStageNumbers',
    titleKey: 'editor:command.updateStageNumbers',
    group: 'edit',
    when: ({ stageNumberOffer, activePath }) => stageNumberOffer?.path === activePath,
    run: (store) => store.getState().updateStageNumbers(),
  },
  editorAction({
    name: 'comment',
    titleKey: 'editor:command.comment',
    group: 'edit',
    action: 'editor.action.commentLine',
    shortcut: 'Mod+/',
  }),
  editorAction({
    name: 'expandSelection',
    titleKey: 'editor:command.expandSelection',
    group: 'edit',
    action: 'editor.action.smartSelect.expand',
    shortcut: 'Alt+Shift+ArrowRight',
  }),
  editorAction({
    name: 'definition',
    titleKey: 'editor:command.definition',
    group: 'go',
    action: 'editor.action.revealDefinition',
    shortcut: 'F12',
  }),
  editorAction({
    name: 'references',
    titleKey: 'editor:command.references',
    group: 'go',
    action: 'editor.action.goToReferences',
    shortcut: 'Shift+F12',
  }),
  editorAction({
    name: 'outline',
    titleKey: 'editor:command.outline',
    group: 'go',
    action: 'editor.action.quickOutline',
    shortcut: 'Mod+Shift+O',
  }),
  editorAction({
    name: 'showHover',
    titleKey: 'editor:command.showHover',
    group: 'go',
    action: 'editor.action.showHover',
  }),
  editorAction({
    name: 'signature',
    titleKey: 'editor:command.signature',
    group: 'go',
    action: 'editor.action.triggerParameterHints',
  }),
  editorAction({
    name: 'foldAll',
    titleKey: 'editor:command.foldAll',
    group: 'view',
    action: 'editor.foldAll',
  }),
  editorAction({
    name: 'unfoldAll',
    titleKey: 'editor:command.unfoldAll',
    group: 'view',
    action: 'editor.unfoldAll',
  }),
];
