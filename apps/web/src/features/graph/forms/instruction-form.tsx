import { lazy, Suspense } from 'react';
import { Spinner } from '../../../ui/spinner.tsx';
import type { FormFrameProps } from './form-frame.tsx';

/** The form comes with its texts, when one is first opened. */
const Frame = lazy(async () => {
  const [{ FormFrame }, { addFormTexts }] = await Promise.all([
    import('./form-frame.tsx'),
    import('../../../i18n/form-texts.ts'),
  ]);
  addFormTexts();
  return { default: FormFrame };
});

/**
 * Edits an instruction of the shown Dockerfile, by its index: fields for its parts, and its text. Every
 * field applies what was typed when it is left or by Enter, as one undo step.
 */
export function InstructionForm(props: FormFrameProps) {
  return (
    <Suspense
      fallback={
        <p className="flex h-full items-center justify-center p-4 text-muted">
          <Spinner />
        </p>
      }
    >
      <Frame {...props} />
    </Suspense>
  );
}
