import { phaseMark } from './phase-mark.ts';
import { frame } from './frame.ts';
import { markup, type Html } from './html.ts';
import type { ReportPage, ReportSection } from './page.ts';

/** The text that was built, with the numbers of its lines and what came of its instructions. */
export function dockerfileSection(page: ReportPage): ReportSection {
  const { words, stored, built, states } = page;
  const marks = new Map<number, Html>();
  for (const [index, { phase }] of states) {
    const line = built.model.instructions[index]?.firstLine;
    if (line !== undefined) marks.set(line, phaseMark(page, phase));
  }
  const lines = stored.dockerfileText.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  const rows = lines.map(
    (line, at) =>
      markup`<tr id="L${at + 1}">
        <td class="number">${at + 1}</td>
        <td>${marks.get(at) ?? null}</td>
        <td><code>${line}</code></td>
      </tr> `,
  );
  const label = `${words.dockerfile}: ${stored.summary.options.dockerfile}`;
  return {
    id: 'dockerfile',
    title: words.dockerfile,
    body: frame(
      label,
      markup`<table class="source" role="presentation">
        <tbody>
          ${rows}
        </tbody>
      </table>`,
    ),
  };
}
