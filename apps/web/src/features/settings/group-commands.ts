import type { Command, CommandContribution, CommandGroup } from '../../state/commands.ts';

const order: readonly CommandGroup[] = [
  'build',
  'file',
  'edit',
  'go',
  'graph',
  'view',
  'settings',
  'help',
];

/** Commands by group, groups in the order in which they are listed; empty groups are left out. */
export function groupCommands(
  commands: CommandContribution,
): readonly { readonly group: CommandGroup; readonly commands: readonly Command[] }[] {
  return order
    .map((group) => ({
      group,
      commands: commands.filter((command) => command.group === group),
    }))
    .filter((entry) => entry.commands.length > 0);
}
