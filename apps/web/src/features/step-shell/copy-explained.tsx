import type { CopyFinding, CopyOrigin, CopyReport, Problem } from '@stagecraft/contracts';
import { parseDockerfile, visibleText } from '@stagecraft/dockerfile';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import type { StepPlace } from '../../state/step-slice.types.ts';
import { Spinner } from '../../ui/spinner.tsx';

/** Of a COPY or ADD: whether each source is where it is looked for, and what else may have been meant. */
export function CopyExplained({ place }: { readonly place: StepPlace }) {
  const { t } = useTranslation('stepShell');
  const isCopy = useMemo(() => {
    const { instructions } = parseDockerfile(place.text);
    return instructions[place.instruction]?.detail.type === 'copy';
  }, [place]);
  const { report, problem } = useReport(isCopy ? place : null);
  const language = useAppStore((state) => state.language);
  if (!isCopy) return null;
  return (
    <section aria-label={t('copy.title')} data-testid="copy-explained">
      <h4 className="mb-1 font-medium">{t('copy.title')}</h4>
      {problem === null ? null : <p role="alert">{problem.message[language]}</p>}
      {report === null && problem === null ? (
        <p role="status" className="flex items-center gap-2 text-muted">
          <Spinner />
          {t('copy.looking')}
        </p>
      ) : null}
      <ul className="flex flex-col gap-2">
        {report?.sources.map((source) => (
          <Source key={source.source} source={source} ignoreFile={report.ignoreFile} />
        ))}
      </ul>
    </section>
  );
}

function useReport(place: StepPlace | null) {
  const steps = useAppStore((state) => state.steps);
  const [report, setReport] = useState<CopyReport | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    setReport(null);
    setProblem(null);
    if (place === null) return;
    const ask = async (): Promise<void> => {
      const answer = await (await steps()).explainCopy(place, gone.signal);
      if (gone.signal.aborted || answer === null) return;
      if (answer.ok) setReport(answer.value);
      else setProblem(answer.problem);
    };
    void ask();
    return () => gone.abort();
  }, [place, steps]);
  return { report, problem };
}

type SourceReport = CopyReport['sources'][number];

function Source(props: { readonly source: SourceReport; readonly ignoreFile: string | null }) {
  const { source, ignoreFile } = props;
  const { t } = useTranslation('stepShell');
  const { finding, alsoIn } = source;
  const from = useOriginName();
  return (
    <li className="rounded-md border bg-canvas px-2 py-1.5">
      <p>
        <code className="font-mono text-xs break-all">{visibleText(source.source)}</code>{' '}
        <span className="text-muted">{from(source.from)}</span>
      </p>
      <p className={finding.kind === 'there' ? 'text-muted' : 'text-danger'}>
        <Verdict finding={finding} ignoreFile={ignoreFile} />
      </p>
      {source.leadsOut ? <p>{t('copy.leadsOut')}</p> : null}
      {alsoIn.length === 0 ? null : (
        <p>{t('copy.alsoIn', { places: alsoIn.map(from).join(t('copy.comma')) })}</p>
      )}
      {finding.kind === 'missing' ? (
        <ul className="list-disc pl-4">
          {finding.similar.map(({ path, why }) => (
            <li key={path}>
              {t(`copy.why.${why}`)}{' '}
              <code className="font-mono text-xs break-all">{visibleText(path)}</code>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function useOriginName(): (origin: CopyOrigin) => string {
  const { t } = useTranslation('stepShell');
  return (origin) => {
    switch (origin.kind) {
      case 'context':
        return t('copy.from.context');
      case 'stage':
        return t('copy.from.stage', { name: origin.name });
      case 'image':
        return t('copy.from.image', { ref: origin.ref });
    }
  };
}

function Verdict(props: { readonly finding: CopyFinding; readonly ignoreFile: string | null }) {
  const { finding, ignoreFile } = props;
  const { t } = useTranslation('stepShell');
  switch (finding.kind) {
    case 'there':
      return t('copy.there');
    case 'unknown':
      return t('copy.unknown');
    case 'ignored':
      return t('copy.ignored', {
        path: visibleText(finding.path),
        line: finding.line + 1,
        file: ignoreFile ?? '.dockerignore',
      });
    case 'missing': {
      const { folder, part, isFile } = finding;
      if (isFile) return t('copy.isFile', { path: visibleText(folder) });
      return folder === ''
        ? t('copy.missingRoot', { part: visibleText(part) })
        : t('copy.missing', { part: visibleText(part), folder: visibleText(folder) });
    }
  }
}
