import { useEffect, useRef, useState } from 'react';
import { useLatest } from '../shared/use-latest.ts';
import type { LogLayout } from './layout.ts';
import { hashOf, pick, pickedOfHash, type PickedLines } from './link.ts';
import type { LogPlace } from './use-go-to.ts';

/** Selected lines, which the page's address names; the line that it named at first is gone to. */
export function usePicked(layout: LogLayout, goTo: (place: LogPlace) => void) {
  const [picked, setPicked] = useState<PickedLines | null>(null);
  const linked = useRef(pickedOfHash(window.location.hash));
  useEffect(() => {
    const follow = () => {
      linked.current = pickedOfHash(window.location.hash);
      setPicked(linked.current);
      if (linked.current) goTo({ stepId: linked.current.stepId, at: linked.current.from });
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [goTo]);
  useEffect(() => {
    const line = linked.current;
    const section = layout.sections.find(({ step }) => step.id === line?.stepId);
    if (!line || !section) return;
    if (line.from >= section.log.first + section.log.lines.length) return;
    linked.current = null;
    setPicked(line);
    goTo({ stepId: line.stepId, at: line.from });
  }, [layout, goTo]);
  const choose = useLatest((stepId: string, line: number, extend?: boolean) => {
    const next = pick(picked, stepId, line, extend === true);
    linked.current = null;
    setPicked(next);
    // It stays when the page is loaded again.
    window.history.replaceState(window.history.state, '', hashOf(next));
  });
  return { picked, choose };
}
