import { FolderOpen } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../../../state/document-slice.types.ts';
import { IconButton } from '../../../../ui/button.tsx';
import { Popover } from '../../../../ui/popover.tsx';
import { Spinner } from '../../../../ui/spinner.tsx';
import { TextField } from '../../../../ui/text-field.tsx';

/** Its texts are those of the forms, which come when they are first needed. */
const Folders = lazy(async () => {
  const [{ BaseFolders }, { addFormTexts }] = await Promise.all([
    import('../../files/base-folders.tsx'),
    import('../../../../i18n/form-texts.ts'),
  ]);
  addFormTexts();
  return { default: BaseFolders };
});

interface DestinationFieldProps {
  readonly snapshot: Snapshot;
  /** Index of the stage that is copied into. */
  readonly stage: number;
  readonly value: string;
  readonly onChange: (path: string) => void;
}

/** Where it is copied to; what the stage is built from shows its folders. */
export function DestinationField({ snapshot, stage, value, onChange }: DestinationFieldProps) {
  const { t } = useTranslation('graph');
  const [open, setOpen] = useState(false);
  const label = t('connect.chooseDestination');
  return (
    <div className="flex items-end gap-1">
      <TextField
        mono
        className="flex-1"
        label={t('connect.destination')}
        value={value}
        onValueChange={onChange}
      />
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
        <Suspense fallback={<Spinner />}>
          <Folders
            snapshot={snapshot}
            stage={stage}
            onChoose={(path) => {
              setOpen(false);
              onChange(path);
            }}
          />
        </Suspense>
      </Popover>
    </div>
  );
}
