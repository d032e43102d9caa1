import { ExternalLink } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleText } from '../../language/lint/types.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Spinner } from '../../ui/spinner.tsx';

/** What a rule objects to, why, and what to do instead. */
export function AboutRuleDialog(props: { readonly rule: string }) {
  const { rule } = props;
  const ruleText = useAppStore((state) => state.ruleText);
  const setTask = useAppStore((state) => state.setLintTask);
  const language = useAppStore((state) => state.language);
  const [found, setFound] = useState<RuleText | null>(null);
  useEffect(() => {
    let isGone = false;
    void ruleText(rule).then((text) => {
      if (!isGone) setFound(text);
    });
    return () => void (isGone = true);
  }, [ruleText, rule, language]);
  return (
    <Dialog
      open
      reading
      onOpenChange={() => setTask(null)}
      title={found?.title ?? rule}
      description={[rule, ...(found?.aliases ?? [])].join(' · ')}
    >
      {found === null ? <Spinner /> : <About rule={found} />}
    </Dialog>
  );
}

function About(props: { readonly rule: RuleText }) {
  const { why, remedy, example, noFix, docs } = props.rule;
  const { t } = useTranslation('problems');
  return (
    <div className="flex flex-col gap-4">
      <Part title={t('about.why')}>
        <p>
          <Prose text={why} />
        </p>
      </Part>
      <Part title={t('about.remedy')}>
        <p>
          <Prose text={remedy} />
        </p>
      </Part>
      {example === null ? null : (
        <>
          <Part title={t('about.bad')}>
            <Code text={example.bad} />
          </Part>
          <Part title={t('about.good')}>
            <Code text={example.good} />
          </Part>
        </>
      )}
      {noFix === null ? null : (
        <Part title={t('about.noFix')}>
          <p>
            <Prose text={noFix} />
          </p>
        </Part>
      )}
      {docs.length === 0 ? null : (
        <Part title={t('about.docs')}>
          <ul>
            {docs.map((url) => (
              <li key={url}>
                <a
                  href={url}
                  target="_blank"
                  rel="noreferrer"
                  className="inline-flex min-h-6 items-center gap-1 break-all text-accent underline"
                >
                  {url}
                  <ExternalLink aria-hidden className="size-3.5 shrink-0" />
                </a>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </div>
  );
}

function Part(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 font-semibold">{props.title}</h3>
      {props.children}
    </section>
  );
}

function Code(props: { readonly text: string }) {
  return (
    <pre className="overflow-x-auto rounded-md border bg-canvas p-2 font-mono text-xs">
      {props.text.trimEnd()}
    </pre>
  );
}
