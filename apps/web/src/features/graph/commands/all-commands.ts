import type { CommandContribution } from '../../../state/commands.ts';
import { gestureCommands } from './gesture-commands.ts';
import { lookCommands } from './look-commands.ts';
import { viewCommands } from './view-commands.ts';

/** What a person does with the stage graph, and to the Dockerfile by it. */
export const graphCommands: CommandContribution = [
  ...viewCommands,
  ...lookCommands,
  ...gestureCommands,
];
