import { lazy, Suspense } from 'react';
import type { Snapshot } from '../../../../state/document-slice.types.ts';
import { defaultDestination } from '../paths.ts';
import type { ConnectForm } from './connect-form.ts';
import type { ConnectTask } from './connect-menu.tsx';
import { IgnoredNote } from './ignored-note.tsx';
import { writePathList } from './path-list.ts';

/** Its texts are those of the forms, which come when they are first needed. */
const ContextFolder = lazy(async () => {
  const [{ ContextFolder: Folder }, { addFormTexts }] = await Promise.all([
    import('../../forms/context-folder.tsx'),
    import('../../../../i18n/form-texts.ts'),
  ]);
  addFormTexts();
  return { default: Folder };
});

interface ContextPathsProps {
  readonly form: ConnectForm;
  readonly change: (part: Partial<ConnectForm>) => void;
  readonly task: ConnectTask;
  readonly snapshot: Snapshot;
}

/** What of the build context is out of reach, and what there is to choose from unless files were dragged. */
export function ContextPaths({ form, change, task, snapshot }: ContextPathsProps) {
  const { source, paths, place } = task;
  const choose = (path: string): void =>
    change({
      sources: writePathList([path]),
      destination: defaultDestination(snapshot, [path], source, place.stage),
    });
  return (
    <>
      <IgnoredNote sources={form.sources} />
      {paths.length > 0 ? null : (
        <div className="max-h-44 overflow-y-auto rounded-md border p-2 text-xs">
          <Suspense>
            <ContextFolder onChoose={choose} />
          </Suspense>
        </div>
      )}
    </>
  );
}
