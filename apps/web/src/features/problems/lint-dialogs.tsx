import { useAppStore } from '../../state/hooks.tsx';
import { AboutRuleDialog } from './about-rule-dialog.tsx';
import { FixAllDialog } from './fix-all-dialog.tsx';
import { FixDialog } from './fix-dialog.tsx';
import { PolicyDialog } from './policy-dialog.tsx';
import { SuppressDialog } from './suppress-dialog.tsx';

/** The dialog about findings that is open. */
export function LintDialogs() {
  const task = useAppStore((state) => state.lintTask);
  switch (task?.kind) {
    case 'fixAll':
      return <FixAllDialog scope={task.scope} />;
    case 'fix':
      return <FixDialog at={task.at} offer={task.offer} />;
    case 'about':
      return <AboutRuleDialog rule={task.rule} />;
    case 'policy':
      return <PolicyDialog notice={task.notice} value={task.value} />;
    case 'suppress':
      return <SuppressDialog at={task.at} notice={task.notice} />;
    case undefined:
      return null;
  }
}
