import { useLatest } from '../shared/use-latest.ts';
import { linesBetween, type LogLayout } from './layout.ts';
import { hashOf, type PickedLines } from './link.ts';
import type { LogHit } from './search.ts';
import { linesText, logText } from './text.ts';
import type { useFollow } from './use-follow.ts';
import type { useNavigation } from './use-navigation.ts';
import type { useSearchText } from './use-search.ts';

interface ActionsInput {
  readonly layout: LogLayout;
  readonly setOpen: (ids: readonly string[], open: boolean) => void;
  readonly search: ReturnType<typeof useSearchText>;
  readonly hits: readonly LogHit[];
  readonly follow: ReturnType<typeof useFollow>;
  readonly go: ReturnType<typeof useNavigation>;
  readonly failedStep: string | null;
}

/** What the buttons over the log do: the same functions always, as the log changes with each frame. */
export function useLogActions(input: ActionsInput) {
  const { layout, setOpen, search, hits, follow, go, failedStep } = input;
  const toError = useLatest(() => {
    if (failedStep !== null) go.goTo({ stepId: failedStep, at: 'end' });
  });
  return {
    onQuery: useLatest(search.type),
    onRegex: useLatest(search.toggleRegex),
    onStep: useLatest((by: 1 | -1) => {
      const hit = hits[search.move(by, hits.length) ?? -1];
      if (!hit) return;
      go.choose(hit.stepId, hit.line);
      go.goTo({ stepId: hit.stepId, at: hit.line });
    }),
    onError: failedStep === null ? null : toError,
    onFollow: useLatest(() => follow.setFollow(!follow.follow)),
    onOpenAll: useLatest((open: boolean) => {
      setOpen(
        layout.sections.map(({ step }) => step.id),
        open,
      );
    }),
    text: useLatest(() => logText(layout)),
    pickedText: useLatest(() => (go.picked === null ? '' : pickedText(layout, go.picked))),
    pickedLink: useLatest(() => (go.picked === null ? '' : addressOf(go.picked))),
  };
}

/** What is copied of selected lines. */
function pickedText(layout: LogLayout, picked: PickedLines): string {
  const section = layout.sections.find(({ step }) => step.id === picked.stepId);
  return section ? linesText(linesBetween(section, picked.from, picked.to)) : '';
}

function addressOf(picked: PickedLines): string {
  const { origin, pathname, search } = window.location;
  return `${origin}${pathname}${search}${hashOf(picked)}`;
}
