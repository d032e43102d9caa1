import { formatBytes } from '@stagecraft/build-trace';
import type { HistoryOrigin, MatchedHistoryEntry } from '@stagecraft/build-trace';
import { frame } from './frame.ts';
import { markup, type Html } from './html.ts';
import type { ReportPage, ReportSection } from './page.ts';

/** The image's layers: by its history where the engine still has it, else by the record's steps. */
export function layerSection(page: ReportPage): ReportSection {
  const { words, history, steps } = page;
  const kept = steps.filter(({ layerBytes }) => layerBytes !== null);
  const rows = kept.map((step) => {
    const line = page.built.model.instructions[step.instructions[0] ?? -1]?.firstLine;
    return row(page, step.name, step.layerBytes, line === undefined ? null : lineLink(page, line));
  });
  let body = markup`<p>${words.layersUnknown}</p>`;
  if (history !== null)
    body = table(
      page,
      history.map((entry) => historyRow(page, entry)),
    );
  else if (rows.length > 0)
    body = markup`<p>${words.layersOfSteps}</p>
      ${table(page, rows)}`;
  return { id: 'layers', title: words.layers, body };
}

function table({ words }: ReportPage, rows: readonly Html[]): Html {
  const { columns, layers } = words;
  return frame(
    layers,
    markup`<table>
      <thead>
        <tr>
          <th scope="col">${columns.layer}</th>
          <th scope="col">${columns.made}</th>
          <th scope="col" class="number">${columns.size}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

function historyRow(page: ReportPage, { entry, origin }: MatchedHistoryEntry): Html {
  return row(
    page,
    entry.createdBy === '' ? '—' : entry.createdBy,
    entry.size,
    originOf(page, origin),
  );
}

function originOf(page: ReportPage, origin: HistoryOrigin): Html | string {
  if (origin.kind === 'base') return page.words.fromBase;
  if (origin.kind === 'unknown') return page.words.unknown;
  const line = page.built.model.instructions[origin.instruction]?.firstLine;
  return line === undefined ? page.words.unknown : lineLink(page, line);
}

function lineLink({ words }: ReportPage, line: number): Html {
  return markup`<a href="#L${line + 1}">${words.layerOrigin(line + 1)}</a>`;
}

function row(
  { words, language }: ReportPage,
  name: string,
  bytes: number | null,
  origin: Html | string | null,
): Html {
  const known = bytes === null ? words.unknown : formatBytes(bytes, language);
  const size = bytes === 0 ? words.noLayer : known;
  return markup`<tr>
    <td><code>${name}</code></td>
    <td class="nowrap">${origin}</td>
    <td class="number nowrap">${size}</td>
  </tr> `;
}
