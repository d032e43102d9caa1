import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';

/** Opens a folder by its path. A browser cannot show the server's folders in a dialog of its own. */
export function PathForm() {
  const { t } = useTranslation('workspace');
  const [path, setPath] = useState('');
  const [missing, setMissing] = useState(false);
  const opening = useAppStore((state) => state.workspaceOpening);
  const openWorkspace = useAppStore((state) => state.openWorkspace);
  const submit = (): void => {
    const wanted = path.trim();
    setMissing(wanted === '');
    if (wanted !== '') void openWorkspace({ path: wanted });
  };
  return (
    <section aria-labelledby="open-folder">
      <h2 id="open-folder" className="mb-2 text-base font-semibold">
        {t('start.openFolder')}
      </h2>
      <form
        className="flex items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          className="flex-1"
          label={t('start.path')}
          hideLabel
          mono
          value={path}
          onValueChange={(value) => {
            setPath(value);
            setMissing(false);
          }}
          placeholder={t('start.pathPlaceholder')}
          hint={t('start.pathHint')}
          error={missing ? t('start.pathMissing') : null}
          icon={<FolderOpen aria-hidden className="size-4" />}
        />
        <Button type="submit" variant="primary" busy={opening}>
          {t('start.open')}
        </Button>
      </form>
    </section>
  );
}
