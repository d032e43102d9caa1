import { buildCommands } from '../features/build/index.ts';
import { containerCommands } from '../features/containers/index.ts';
import { editorCommands, languageCommands } from '../features/editor/index.ts';
import { graphCommands } from '../features/graph/index.ts';
import { historyCommands } from '../features/history/index.ts';
import { problemsCommands } from '../features/problems/index.ts';
import { settingsCommands } from '../features/settings/index.ts';
import { terminalCommands } from '../features/terminals/index.ts';
import { workspaceCommands } from '../features/workspace/index.ts';
import type { CommandContribution } from '../state/commands.ts';
import { shellCommands } from './shell-commands.ts';

/** Every command there is. The first one whose key matches and that makes sense now gets the key. */
export const commands: CommandContribution = [
  ...shellCommands,
  ...workspaceCommands,
  ...editorCommands,
  ...languageCommands,
  ...graphCommands,
  ...problemsCommands,
  ...buildCommands,
  ...historyCommands,
  ...containerCommands,
  ...terminalCommands,
  ...settingsCommands,
];
