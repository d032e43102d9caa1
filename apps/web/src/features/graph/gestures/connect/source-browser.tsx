import { lazy, Suspense } from 'react';
import type { SourceEnd } from '@stagecraft/dockerfile';
import type { Snapshot } from '../../../../state/document-slice.types.ts';
import { Spinner } from '../../../../ui/spinner.tsx';

/** Their texts are those of the forms, which come when they are first needed. */
const Paths = lazy(async () => {
  const [{ SourcePaths }, { addFormTexts }] = await Promise.all([
    import('../../files/source-paths.tsx'),
    import('../../../../i18n/form-texts.ts'),
  ]);
  addFormTexts();
  return { default: SourcePaths };
});

interface SourceBrowserProps {
  readonly source: SourceEnd;
  readonly snapshot: Snapshot;
  readonly onChoose: (path: string) => void;
}

/** What there is to choose from at a source: folders of the context, of an image, of a stage. */
export function SourceBrowser(props: SourceBrowserProps) {
  return (
    <div className="rounded-md border p-2 text-xs [&_ul]:max-h-36">
      <Suspense fallback={<Spinner />}>
        <Paths {...props} />
      </Suspense>
    </div>
  );
}
