import type { Language, LayersSummary } from '@stagecraft/contracts';
import { formatBytes } from '@stagecraft/build-trace';
import type { Efficiency } from '@stagecraft/image-layers';
import type { LayerRules } from './call.ts';
import { layersTexts as texts } from './texts.ts';

/** A bound, what the image has, and whether that keeps it. */
export interface RuleResult {
  readonly rule: keyof LayerRules;
  readonly bound: number;
  readonly value: number;
  readonly ok: boolean;
}

/** Paths that are told of. */
const pathLimit = 10;

/** Holds an image to bounds. (Rules and comparisons as in dive's `cmd/dive/cli/internal/command/ci`.) */
export function judge(summary: LayersSummary, rules: LayerRules): readonly RuleResult[] {
  const { efficiency, wastedBytes, userWastedShare } = summary;
  const values = {
    lowestEfficiency: efficiency,
    highestWastedBytes: wastedBytes,
    highestUserWastedPercent: userWastedShare,
  };
  const names = ['lowestEfficiency', 'highestWastedBytes', 'highestUserWastedPercent'] as const;
  return names.flatMap((rule) => {
    const bound = rules[rule];
    const value = values[rule];
    if (bound === null) return [];
    return {
      rule,
      bound,
      value,
      ok: rule === 'lowestEfficiency' ? value >= bound : value <= bound,
    };
  });
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** One line; what comes from outside cannot act on the terminal. */
const oneLine = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are what must not reach the terminal
  text.replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();

function ruleLine({ rule, bound, value, ok }: RuleResult, language: Language): string {
  const show = (number: number): string =>
    rule === 'highestWastedBytes' ? formatBytes(number, language) : percent(number);
  const limit = rule === 'lowestEfficiency' ? texts.least(show(bound)) : texts.most(show(bound));
  const verdict = ok ? texts.passed : texts.failed;
  return `  ${verdict[language]}  ${texts.rules[rule][language]}: ${show(value)} (${limit[language]})`;
}

function layerLines(layer: LayersSummary['layers'][number], language: Language): string[] {
  const { index, bytes, added, changed, removed, wastedBytes, createdBy, truncatedText } = layer;
  const counts = texts.layer(added.paths, changed.paths, removed.paths)[language];
  const size = formatBytes(bytes, language);
  return [
    `  ${String(index).padStart(3)}  ${size.padStart(10)}  ${counts}`,
    ...(createdBy === '' ? [] : [`       ${oneLine(createdBy).slice(0, 160)}`]),
    ...(wastedBytes === 0
      ? []
      : [`       ${texts.wastedIn(formatBytes(wastedBytes, language))[language]}`]),
    ...(truncatedText === null ? [] : [`       ! ${truncatedText[language]}`]),
  ];
}

/** What a person reads of an image's layers. */
export function layersText(
  summary: LayersSummary,
  { inefficiencies }: Pick<Efficiency, 'inefficiencies'>,
  results: readonly RuleResult[],
  language: Language,
): string {
  const size = (bytes: number): string => formatBytes(bytes, language);
  const { layers, fileBytes, final, efficiency, wastedBytes, userWastedShare } = summary;
  const worst = inefficiencies.filter(({ bytes }) => bytes > 0).slice(0, pathLimit);
  const paths = worst.map(
    ({ path, bytes, count }) =>
      `  ${size(bytes).padStart(10)}  ${texts.times(count)[language]}  /${oneLine(path)}`,
  );
  return [
    summary.imageId,
    '',
    `${texts.head[language]}:`,
    ...layers.flatMap((layer) => layerLines(layer, language)),
    '',
    texts.total(size(fileBytes), size(final.bytes))[language],
    texts.efficiency(percent(efficiency), size(wastedBytes), percent(userWastedShare))[language],
    ...(paths.length === 0 ? [] : ['', `${texts.paths[language]}:`, ...paths]),
    ...(results.length === 0 ? [] : ['', ...results.map((one) => ruleLine(one, language))]),
    '',
  ].join('\n');
}

/** The same for programs, as one JSON value on a line. */
export function layersJson(
  image: string,
  summary: LayersSummary,
  { inefficiencies }: Pick<Efficiency, 'inefficiencies'>,
  results: readonly RuleResult[],
): string {
  const ok = results.every((result) => result.ok);
  const paths = inefficiencies.slice(0, 1000);
  return `${JSON.stringify({ image, ok, ...summary, inefficiencies: paths, rules: results })}\n`;
}
