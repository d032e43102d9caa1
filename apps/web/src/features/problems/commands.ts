import type { Notice } from '../../language/lint/types.ts';
import type { CommandContribution } from '../../state/commands.ts';
import { checkedText } from '../../state/document/notices.ts';
import type { AppState, AppStore } from '../../state/types.ts';

function hasProblems(state: AppState): boolean {
  return (checkedText(state)?.notices.length ?? 0) > 0;
}

/** Goes to the problem after (or before) the cursor, and round again from the end. */
function goToProblem(step: 1 | -1) {
  return (store: AppStore): void => {
    const state = store.getState();
    const { cursor, revealSpan } = state;
    const checked = checkedText(state);
    if (checked === null) return;
    const { path, notices, model } = checked;
    const line = (cursor?.line ?? 1) - 1;
    const here = (model.lineStarts[line] ?? 0) + (cursor?.column ?? 1) - 1;
    const found =
      step > 0
        ? (notices.find(({ span }) => span.start > here) ?? notices[0])
        : (lastBefore(notices, here) ?? notices.at(-1));
    if (found !== undefined) revealSpan(path, found.span, true);
  };
}

/** Revealing puts the cursor at a range's end, so the problem it stands in does not count. */
function lastBefore(notices: readonly Notice[], offset: number): Notice | undefined {
  return notices.findLast(({ span }) => span.end < offset);
}

/** Ways to and through the problems. */
export const problemsCommands: CommandContribution = [
  {
    id: 'problems.show',
    titleKey: 'problems:command.show',
    group: 'view',
    shortcut: 'Mod+Shift+M',
    when: ({ workspace }) => workspace !== null,
    run: (store) => store.getState().enterBottom('problems'),
  },
  {
    id: 'problems.next',
    titleKey: 'problems:command.next',
    group: 'go',
    shortcut: 'F8',
    when: hasProblems,
    run: goToProblem(1),
  },
  {
    id: 'problems.previous',
    titleKey: 'problems:command.previous',
    group: 'go',
    shortcut: 'Shift+F8',
    when: hasProblems,
    run: goToProblem(-1),
  },
  {
    id: 'problems.fixSafe',
    titleKey: 'problems:command.fixSafe',
    group: 'edit',
    when: (state) => checkedText(state)?.notices.some(({ isFixable }) => isFixable) ?? false,
    run: (store) => store.getState().setLintTask({ kind: 'fixAll', scope: { kind: 'safe' } }),
  },
];
