export { editorCommands } from './commands.ts';
export { EditorPane } from './editor-pane.tsx';
