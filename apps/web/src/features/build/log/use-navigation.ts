import { hasLine, type LogLayout } from './layout.ts';
import type { useFollow } from './use-follow.ts';
import { useFocusedStep, useGoTo, useShownFailure, type LogPlace } from './use-go-to.ts';
import { usePicked } from './use-picked.ts';

interface NavigationInput {
  readonly layout: LogLayout;
  readonly setOpen: (ids: readonly string[], open: boolean) => void;
  readonly follow: ReturnType<typeof useFollow>;
  /** The failed step of a build that has ended. */
  readonly failedStep: string | null;
  /** Fetches lines around one that the page let go of. */
  readonly showAround: (stepId: string, line: number) => Promise<unknown>;
}

/** Going to places of the log, by itself and when asked, and the lines that are selected. */
export function useNavigation({
  layout,
  setOpen,
  follow,
  failedStep,
  showAround,
}: NavigationInput) {
  const goToShown = useGoTo(layout, setOpen, follow.show);
  const goTo = (place: LogPlace) => {
    goToShown(place);
    const { stepId, at } = place;
    const section = layout.sections.find(({ step }) => step.id === stepId);
    if (!section || typeof at !== 'number' || hasLine(section, at)) return;
    void showAround(stepId, at).then(() => goToShown(place));
  };
  useShownFailure(failedStep, follow.follow, goTo);
  useFocusedStep(goTo);
  return { goTo, ...usePicked(layout, goTo) };
}
