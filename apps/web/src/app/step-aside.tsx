import { DiffPreview } from '../ui/diff/diff-preview.tsx';
import { StepAside as Aside } from '../features/step-shell/step-aside.tsx';

/** The shown state of a build, with the canvas's preview of edits. */
export function StepAside() {
  return <Aside Preview={DiffPreview} />;
}
