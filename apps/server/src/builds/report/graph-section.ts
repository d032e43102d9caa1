import { formatBytes, formatDuration, layerSizes } from '@stagecraft/build-trace';
import { shellQuote } from '@stagecraft/contracts';
import { phaseMarks, wholeGraphSvg, type Decoration } from '@stagecraft/graph-layout';
import { frame } from './frame.ts';
import { markup, type Html } from './html.ts';
import type { ReportPage, ReportSection } from './page.ts';

/** Instructions that are drawn; laying more out would keep the server from everything else for long. */
const drawnLimit = 1_500;

/** The stages and what they take from one another, each row with what came of it. */
export function graphSection(page: ReportPage): ReportSection {
  const { words, built } = page;
  const isDrawn = built.model.instructions.length <= drawnLimit;
  return {
    id: 'graph',
    title: words.graph,
    body: isDrawn ? drawn(page) : markup`<p>${words.graphTooLarge(commandOf(page))}</p>`,
  };
}

function commandOf({ stored }: ReportPage): string {
  return `stagecraft graph --format svg ${shellQuote(stored.summary.options.dockerfile)}`;
}

function drawn(page: ReportPage): Html {
  const { words, built, language, stored } = page;
  const { tags } = stored.summary.options;
  const svg = wholeGraphSvg(built.model, built.graph, {
    ...{ language, tags, title: words.graph },
    decorate: decorator(page),
  });
  return frame(words.graph, { html: svg });
}

/** What stands at the end of an instruction's row: size, time and a sign for its state. */
function decorator({ built, states, history, steps, language }: ReportPage) {
  const instructions = new Map(built.model.instructions.map(({ id, index }) => [id, index]));
  const sizes = history === null ? sizesOfSteps(steps) : layerSizes(history);
  return (id: string): Decoration => {
    const index = instructions.get(id);
    const state = index === undefined ? undefined : states.get(index);
    if (index === undefined || state === undefined) return {};
    const { phase, durationMs } = state;
    const size = sizes.get(index) ?? 0;
    const text = [
      size === 0 ? null : formatBytes(size, language),
      durationMs === null || phase === 'cached' ? null : formatDuration(durationMs, language),
      phaseMarks[phase],
    ];
    return { note: { text: text.filter((part) => part !== null).join(' '), tone: phase } };
  };
}

function sizesOfSteps(steps: ReportPage['steps']): ReadonlyMap<number, number> {
  return new Map(
    steps.flatMap(({ instructions, layerBytes }) =>
      layerBytes === null ? [] : instructions.map((one) => [one, layerBytes] as const),
    ),
  );
}
