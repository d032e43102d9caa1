import type { BuildPreset } from '@stagecraft/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { Palette, PaletteItem } from '../../../ui/palette.tsx';

/** The workspace's presets; the chosen one is built at once. */
export function PresetPalette() {
  const { t } = useTranslation('options');
  const store = useAppStoreApi();
  const presets = useAppStore((state) => state.presets);
  const load = useAppStore((state) => state.loadPresets);
  const openDialog = useAppStore((state) => state.openDialog);
  const chosen = useRef<BuildPreset | null>(null);
  useEffect(() => void load(), [load]);
  const build = async ({ options }: BuildPreset) => {
    if (await store.getState().applyBuildOptions(options)) await store.getState().startBuild();
    // Its Dockerfile is gone: the dialog has the presets, and what can be built.
    else openDialog('build');
  };
  return (
    <Palette
      title={t('presets.paletteTitle')}
      placeholder={t('presets.palettePlaceholder')}
      none={presets === null ? t('presets.loading') : t('presets.paletteNone')}
      onClose={() => openDialog(null)}
      afterClose={() => {
        if (chosen.current !== null) void build(chosen.current);
      }}
    >
      {(presets ?? []).map((preset) => (
        <PaletteItem
          key={preset.id}
          value={`${preset.name} ${preset.id}`}
          onSelect={() => {
            chosen.current = preset;
            openDialog(null);
          }}
        >
          <span className="min-w-0 flex-1 truncate">{preset.name}</span>
          <span className="truncate font-mono text-xs text-muted">{preset.options.dockerfile}</span>
        </PaletteItem>
      ))}
    </Palette>
  );
}
