import { Box, Cylinder, Layers, SquarePen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { windowPlaces, type WindowPlace } from '../../state/place-slice.types.ts';

const icons: Readonly<Record<WindowPlace, typeof Layers>> = {
  work: SquarePen,
  images: Layers,
  containers: Box,
  registries: Cylinder,
};

/** The window's places; where there is little room, by their pictures alone. */
export function PlaceSwitch() {
  const { t } = useTranslation('app');
  const shown = useAppStore((state) => state.place);
  const showPlace = useAppStore((state) => state.showPlace);
  return (
    <nav aria-label={t('place.label')} className="flex shrink-0 items-center gap-0.5">
      {windowPlaces.map((place) => {
        const Icon = icons[place];
        return (
          <button
            key={place}
            type="button"
            title={t(`place.${place}`)}
            aria-current={shown === place ? 'page' : undefined}
            onClick={() => showPlace(place)}
            className="flex h-7 items-center gap-1.5 rounded-md px-2 text-sm text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-selected aria-[current=page]:text-ink"
          >
            <Icon aria-hidden className="size-4 shrink-0" />
            <span className="max-lg:sr-only">{t(`place.${place}`)}</span>
          </button>
        );
      })}
    </nav>
  );
}
