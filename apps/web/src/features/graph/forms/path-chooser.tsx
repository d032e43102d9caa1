import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { BaseFolders } from '../files/base-folders.tsx';
import { SourcePaths } from '../files/source-paths.tsx';
import { useForm } from './form-context.ts';
import { pathWord } from './model/path-word.ts';
import { sourceOf } from './model/copy-origins.ts';

interface SourceChooserProps {
  /** What `--from` names; null for the build context. */
  readonly from: string | null;
  /** Gets the path as a word of the Dockerfile. */
  readonly onChoose: (word: string) => void;
}

/** Chooses what is copied: a path of the build context, of a stage or of an image. */
export function SourceChooser({ from, onChoose }: SourceChooserProps) {
  const { t } = useTranslation('forms');
  const { snapshot, instruction } = useForm();
  const { escape } = snapshot.model;
  return (
    <Chooser label={from === null ? t('paths.choose') : t('paths.choosePath')}>
      {(close) => (
        <SourcePaths
          snapshot={snapshot}
          source={sourceOf(snapshot, instruction.stage, from)}
          onChoose={(path) => {
            close();
            onChoose(pathWord(path, escape));
          }}
        />
      )}
    </Chooser>
  );
}

/** Chooses where it is copied to, from the folders that the stage begins with. */
export function DestinationChooser(props: { readonly onChoose: (word: string) => void }) {
  const { t } = useTranslation('forms');
  const { snapshot, instruction } = useForm();
  const { escape } = snapshot.model;
  if (instruction.stage < 0) return null;
  return (
    <Chooser label={t('paths.chooseDestination')}>
      {(close) => (
        <BaseFolders
          snapshot={snapshot}
          stage={instruction.stage}
          onChoose={(path) => {
            close();
            props.onChoose(pathWord(path, escape));
          }}
        />
      )}
    </Chooser>
  );
}

interface ChooserProps {
  readonly label: string;
  readonly children: (close: () => void) => React.ReactNode;
}

function Chooser({ label, children }: ChooserProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={label}
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton label={label}>
          <FolderOpen aria-hidden className="size-4" />
        </IconButton>
      }
    >
      {children(() => setOpen(false))}
    </Popover>
  );
}
