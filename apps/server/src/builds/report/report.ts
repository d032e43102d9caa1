import { createHash } from 'node:crypto';
import { contextSection } from './context-section.ts';
import { dockerfileSection } from './dockerfile-section.ts';
import { factsOf } from './facts.ts';
import { graphSection } from './graph-section.ts';
import { markup } from './html.ts';
import { layerSection } from './layer-section.ts';
import { momentOf, type ReportInput } from './page.ts';
import { stepSection } from './step-section.ts';
import { reportStyle } from './style.ts';
import { timelineSection } from './timeline-section.ts';
import { reportWords } from './words.ts';

/**
 * Nothing is fetched and nothing is run, whatever the report shows: the only styles are the two that
 * are named by their hashes, and attributes for the colours of the log.
 */
function contentPolicy(markup: readonly string[]): string {
  const styles = markup.flatMap((one) => [...one.matchAll(/<style>([^<]*)<\/style>/g)]);
  const hashes = styles.map(([, style = '']) => {
    const hash = createHash('sha256').update(style).digest('base64');
    return `'sha256-${hash}'`;
  });
  return [
    "default-src 'none'",
    `style-src ${hashes.join(' ')}`,
    "style-src-attr 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/**
 * The report as an HTML document, in pieces: what comes before the log, the log as it is given, the end.
 *
 * @param log markup of the log, escaped; read as fast as the pieces are taken
 */
export async function* reportDocument(
  input: ReportInput,
  log: AsyncIterable<string>,
): AsyncGenerator<string, void, void> {
  const { stored, workspace, language, now, version } = input;
  const words = reportWords[language];
  const page = { ...input, words };
  const sections = [
    graphSection(page),
    timelineSection(page),
    stepSection(page),
    layerSection(page),
    dockerfileSection(page),
    contextSection(page),
  ];
  const style = `<style>${reportStyle}</style>`;
  const policy = contentPolicy([style, ...sections.map(({ body }) => body.html)]);
  const title = words.title(stored.summary.number, workspace);
  const contents = [...sections, { id: 'log', title: words.log }];
  const head = markup`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${{ html: style }}
      </head>
      <body>
        ${factsOf(page, title)}
        <nav aria-label="${words.contents}">
          <ul>
            ${contents.map((one) => markup`<li><a href="#${one.id}">${one.title}</a></li>`)}
          </ul>
        </nav>
        <main>
          ${sections.map(
            ({ id, title: heading, body }) =>
              markup`<section id="${id}" aria-labelledby="${id}-title">
                <h2 id="${id}-title">${heading}</h2>
                ${body}
              </section> `,
          )}
          <section id="log" aria-labelledby="log-title">
            <h2 id="log-title">${words.log}</h2>`;
  yield head.html;
  yield* log;
  const made = words.made(version, momentOf(now, language));
  yield markup`</section></main><footer>${made}</footer></body></html>
`.html;
}
