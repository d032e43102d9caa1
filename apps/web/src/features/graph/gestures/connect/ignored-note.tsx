import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../../state/hooks.tsx';
import { readPathList } from './path-list.ts';

/** The server is asked once typing has paused, ms. */
const pause = 250;

/** Says of paths of the build context that are not there, or that the ignore file leaves out. */
export function IgnoredNote(props: { readonly sources: string }) {
  const { sources } = props;
  const { t } = useTranslation('graph');
  const lookUp = useAppStore((state) => state.lookUp);
  const dockerfile = useAppStore((state) => state.activePath);
  const [notes, setNotes] = useState<readonly string[]>([]);
  useEffect(() => {
    let wanted = true;
    const patterns = readPathList(sources).filter((one) => !/[$"'<]/.test(one));
    const timer = setTimeout(() => {
      if (dockerfile === null || patterns.length === 0) return setNotes([]);
      void lookUp({ kind: 'sources', dockerfile, patterns }).then((answer) => {
        if (!wanted || answer === null) return;
        const found = answer.patterns.flatMap(({ matched, ignored }, index) => {
          const path = patterns[index] ?? '';
          if (matched.files > 0 || answer.truncated) return [];
          return [t(ignored > 0 ? 'connect.ignored' : 'connect.notThere', { path })];
        });
        setNotes(found);
      });
    }, pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [sources, dockerfile, lookUp, t]);
  return notes.map((note) => (
    <p key={note} role="status" className="flex items-start gap-2 text-xs text-warning">
      <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      {note}
    </p>
  ));
}
