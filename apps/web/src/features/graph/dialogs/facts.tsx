import { useEffect, useState, type ReactNode } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';
import type { FactAnswers, QuickWant } from '../../../language/facts.ts';

type Asked = Exclude<QuickWant, { readonly kind: 'builds' }>;

/** What is known of the world outside of the text: undefined while it is asked, null where it can't be had. */
export function useFact<W extends Asked>(want: W): FactAnswers[W['kind']] | null | undefined {
  const lookUp = useAppStore((state) => state.lookUp);
  const [answer, setAnswer] = useState<FactAnswers[W['kind']] | null | undefined>(undefined);
  const key = JSON.stringify(want);
  useEffect(() => {
    let open = true;
    void lookUp(want).then((found) => {
      if (open) setAnswer(found);
    });
    return () => {
      open = false;
    };
    // The want is new with every drawing; its text tells whether it is another one.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [lookUp, key]);
  return answer;
}

/** One thing that is known, under its name. */
export function Fact(props: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex gap-3 py-1 text-sm">
      <dt className="w-32 shrink-0 text-muted">{props.name}</dt>
      <dd className="min-w-0 flex-1 break-words">{props.children}</dd>
    </div>
  );
}
