import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { suggestedPaths } from '../gestures/paths.ts';
import { ContextFolder } from './context-folder.tsx';
import { useForm } from './form-context.ts';
import { pathWord } from './model/path-word.ts';

interface PathChooserProps {
  readonly escape: string;
  /** What `--from` names; null for the build context. */
  readonly from: string | null;
  /** Gets the path as a word of the Dockerfile. */
  readonly onChoose: (word: string) => void;
}

/** Chooses a path of the build context, or one that the stage's text names. */
export function PathChooser({ escape, from, onChoose }: PathChooserProps) {
  const { t } = useTranslation('forms');
  const [open, setOpen] = useState(false);
  const title = from === null ? t('paths.choose') : t('paths.choosePath');
  const choose = (path: string): void => {
    setOpen(false);
    onChoose(pathWord(path, escape));
  };
  return (
    <Popover
      label={title}
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton label={title}>
          <FolderOpen aria-hidden className="size-4" />
        </IconButton>
      }
    >
      {from === null ? (
        <ContextFolder onChoose={choose} />
      ) : (
        <StagePaths from={from} onChoose={choose} />
      )}
    </Popover>
  );
}

/** Only a build knows all of a stage's files; these are those that its text names. */
function StagePaths(props: { readonly from: string; readonly onChoose: (path: string) => void }) {
  const { t } = useTranslation('forms');
  const { snapshot } = useForm();
  const name = props.from.toLowerCase();
  const stage = snapshot.graph.stages.findLast(
    (one) => one.name === name || String(one.index) === name,
  );
  const paths =
    stage === undefined ? [] : suggestedPaths(snapshot, { kind: 'stage', stage: stage.index });
  if (paths.length === 0) return <p className="text-muted">{t('paths.noSuggestion')}</p>;
  return (
    <>
      <p className="mb-1 text-xs font-medium text-muted">{t('paths.suggested')}</p>
      <ul className="max-h-64 overflow-y-auto">
        {paths.map((path) => (
          <li key={path}>
            <button
              type="button"
              className="w-full truncate rounded px-2 py-1 text-left font-mono hover:bg-hover"
              onClick={() => props.onChoose(path)}
            >
              {path}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
