import type { MessageKey } from '../i18n/index.ts';
import type { AppState, AppStore } from './types.ts';

/** Where the palette and the shortcut sheet list a command. */
export type CommandGroup =
  'file' | 'edit' | 'go' | 'view' | 'graph' | 'build' | 'settings' | 'help';

/** One thing a person can do, reachable by palette, key and (where there is one) button. */
export interface Command {
  /** Stable, `feature.verb`, e.g. `build.start`. */
  readonly id: string;
  /** Its name in the catalogue, with namespace, e.g. `build:command.start`. */
  readonly titleKey: MessageKey;
  readonly group: CommandGroup;
  /**
   * Keys joined by `+`, the last one as in `KeyboardEvent.key` (letters upper-case): `Mod+Enter`,
   * `Mod+Shift+P`, `F1`. `Mod` is Command on Apple systems and Control elsewhere. The first is shown.
   */
  readonly shortcut?: string | readonly string[];
  /** The text editor answers to the shortcut by itself, while it has the keyboard; it is shown only. */
  readonly editorKey?: true;
  /** The stage graph answers to the shortcut by itself, while it has the keyboard. */
  readonly graphKey?: true;
  /** The shortcut belongs to whatever text has the keyboard, and counts everywhere else, also while it is held. */
  readonly outsideText?: true;
  /**
   * It belongs to the whole window. All others are the workbench's: elsewhere their keys are left alone,
   * and the palette goes to the workbench first.
   */
  readonly everyPlace?: true;
  /** Whether it makes sense now. A command that does not is hidden in the palette and its key is left alone. */
  when(state: AppState): boolean;
  run(store: AppStore): void | Promise<void>;
}

/** What a feature adds to the registry; composed in `app/commands.ts`. Ids are unique over all. */
export type CommandContribution = readonly Command[];

/** A command's shortcuts as a list, the shown one first. */
export function shortcutsOf(command: Command): readonly string[] {
  const { shortcut } = command;
  if (shortcut === undefined) return [];
  return typeof shortcut === 'string' ? [shortcut] : shortcut;
}
