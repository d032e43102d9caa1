import { Checkbox } from '../../../../ui/checkbox.tsx';
import type { Applied } from '../submit.ts';
import { ProblemLine } from './problem-line.tsx';
import { useRefusal } from './use-draft.ts';

interface SwitchRowProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onApply: (checked: boolean) => Promise<Applied>;
}

/** On or off, applied at once. */
export function SwitchRow({ label, checked, onApply }: SwitchRowProps) {
  const refusal = useRefusal();
  return (
    <div>
      <Checkbox label={label} checked={checked} onChange={(next) => refusal.track(onApply(next))} />
      <ProblemLine text={refusal.problem} />
    </div>
  );
}
