import { isPlatform } from '@stagecraft/dockerfile';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../../state/hooks.tsx';
import { Select } from '../../../../ui/select.tsx';
import type { FieldProps } from './field-props.ts';
import { ReadField, readWords } from './read-field.tsx';

/** Another Dockerfile is another file to open, with options of its own. */
export function DockerfileField({ options: { dockerfile } }: FieldProps) {
  const { t } = useTranslation('options');
  const find = useAppStore((state) => state.findDockerfiles);
  const openFile = useAppStore((state) => state.openFile);
  const [found, setFound] = useState<readonly string[]>([]);
  useEffect(() => {
    let shown = true;
    void find().then((paths) => shown && setFound(paths));
    return () => {
      shown = false;
    };
  }, [find]);
  const paths = found.includes(dockerfile) ? found : [dockerfile, ...found];
  return (
    <>
      <Select
        label={t('field.dockerfile')}
        className="w-full justify-between"
        value={dockerfile}
        onChange={(path) => void openFile(path)}
        options={paths.map((path) => ({ value: path, label: path }))}
      />
      <p className="mt-1 text-xs text-muted">{t('dockerfile.hint')}</p>
    </>
  );
}

const usual = ['linux/amd64', 'linux/arm64', 'linux/arm/v7'];

export function PlatformsField({ options: { platforms } }: FieldProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  const runnable = useAppStore(({ engine }) =>
    engine.state === 'ready' ? engine.platforms : null,
  );
  const wrong = platforms.find((platform) => !isPlatform(platform));
  const foreign =
    runnable !== null &&
    runnable.length > 0 &&
    platforms.some((platform) => !runnable.includes(platform));
  return (
    <>
      <ReadField
        name="platforms"
        label={t('field.platforms')}
        placeholder="linux/arm64"
        list="build-platforms"
        hint={foreign ? t('platforms.foreign', { list: runnable.join(', ') }) : t('platforms.hint')}
        value={platforms}
        write={(list) => list.join(' ')}
        read={readWords}
        error={wrong === undefined ? null : t('platforms.problem', { platform: wrong })}
        onChange={(list) => set({ platforms: list })}
      />
      <datalist id="build-platforms">
        {usual.map((platform) => (
          <option key={platform} value={platform} />
        ))}
      </datalist>
    </>
  );
}
