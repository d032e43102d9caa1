import { ansiColours } from '@stagecraft/build-trace';
import { palettes } from '@stagecraft/graph-layout';

const phases = ['queued', 'running', 'cached', 'done', 'failed', 'cancelled'] as const;

function colours(theme: 'light' | 'dark'): string {
  const palette = palettes[theme];
  const named = ['canvas', 'panel', 'raised', 'line', 'strong', 'ink', 'muted', 'accent'] as const;
  return [
    `color-scheme: ${theme};`,
    ...[...named, ...phases].map((name) => `--${name}: ${palette[name]};`),
    ...ansiColours[theme].map((colour, index) => `--a${String(index)}: ${colour};`),
  ].join(' ');
}

const ansi = Array.from({ length: 16 }, (_, index) => {
  const n = String(index);
  return `.f${n} { color: var(--a${n}); } .g${n} { background: var(--a${n}); }`;
});

/**
 * The report's own style sheet, for both themes. The picture of the graph brings its own, whose names
 * (`card`, `label`, …) are not used here.
 */
export const reportStyle = `
:root { ${colours('light')} }
@media (prefers-color-scheme: dark) { :root { ${colours('dark')} } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 82rem; padding: 1.5rem; background: var(--canvas); color: var(--ink); font: 15px/1.5 ui-sans-serif, system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 1.75rem 0 0.5rem; }
header h2 { font-size: 0.95rem; margin: 1rem 0 0.35rem; }
h3 { font-size: 0.95rem; margin: 1rem 0 0.35rem; }
p { margin: 0.35rem 0 0.6rem; }
a { color: var(--accent); }
code, pre { font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans CJK SC', monospace; font-size: 0.87em; }
code { white-space: pre-wrap; overflow-wrap: anywhere; }
.state { display: inline-block; font-size: 0.9rem; font-weight: 600; padding: 0.1rem 0.6rem; border: 1.5px solid currentColor; border-radius: 1rem; vertical-align: middle; white-space: nowrap; }
.state.succeeded { color: var(--done); } .state.interrupted { color: var(--cancelled); }
${phases.map((phase) => `.mark.${phase}, .state.${phase} { color: var(--${phase}); } .bar-${phase} { fill: var(--${phase}); }`).join('\n')}
.mark { display: inline-block; width: 1.1em; text-align: center; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 0.5rem 1.5rem; margin: 0; }
.facts dt { color: var(--muted); font-size: 0.85rem; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 1.5rem 0 0; padding: 0.6rem 0; border-block: 1px solid var(--line); }
.scroll { overflow: auto; max-height: 85vh; border: 1px solid var(--line); border-radius: 8px; background: var(--canvas); }
.scroll > svg { display: block; max-width: none; }
.block { margin: 0; padding: 0.6rem 0.8rem; overflow: auto; max-height: 20rem; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; white-space: pre-wrap; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 0.25rem 0.75rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); }
tbody tr:last-child > td { border-bottom: 0; }
thead th { color: var(--muted); font-size: 0.85rem; font-weight: 600; background: var(--panel); position: sticky; top: 0; }
th[scope='rowgroup'] { padding-top: 0.7rem; font-size: 0.85rem; color: var(--muted); border-bottom: 0; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.nowrap { white-space: nowrap; }
.timeline { table-layout: fixed; min-width: 40rem; }
.timeline th:first-child { width: 36%; } .timeline th:last-child { width: 6.5rem; }
.timeline td { border: 0; padding-block: 0.12rem; }
.timeline .step { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.timeline .step code { white-space: pre; }
.bars { display: block; width: 100%; height: 0.85rem; margin-top: 0.3rem; background: var(--panel); border-radius: 2px; }
.axis { display: block; overflow: visible; } .axis line { stroke: var(--strong); } .axis text { fill: var(--muted); font-size: 11px; font-weight: 400; }
.source td { border: 0; padding: 0 0.5rem; } .source td:first-child { color: var(--muted); user-select: none; }
.source tr:target { background: var(--panel); outline: 1px solid var(--accent); }
.source tr:first-child td { padding-top: 0.5rem; } .source tr:last-child td { padding-bottom: 0.5rem; }
.source td:last-child { width: 100%; }
.output { margin: 0.4rem 0; border: 1px solid var(--line); border-radius: 8px; }
.output.long { content-visibility: auto; contain-intrinsic-size: auto 40rem; }
.output summary { padding: 0.35rem 0.75rem; cursor: pointer; background: var(--panel); border-radius: 8px; }
.output summary .count { color: var(--muted); font-size: 0.85rem; }
.output pre { margin: 0; padding: 0.5rem 0.75rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
.output .t { color: var(--muted); user-select: none; display: inline-block; min-width: 5.5em; text-align: end; margin-inline-end: 1em; }
.output .left-out { color: var(--cancelled); font-weight: 600; }
.output .error { color: var(--failed); }
${ansi.join('\n')}
.b { font-weight: 700; } .i { font-style: italic; } .u { text-decoration: underline; } .s { text-decoration: line-through; } .u.s { text-decoration: underline line-through; } .d { opacity: 0.75; }
.fi { color: var(--canvas); } .gi { background: var(--ink); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
footer { margin-top: 2rem; padding-top: 0.75rem; border-top: 1px solid var(--line); color: var(--muted); font-size: 0.85rem; }
@media print { body { max-width: none; padding: 0; } .scroll, .block { max-height: none; overflow: visible; } .output.long { content-visibility: visible; } }
`;
