import { palettes, type Palette } from './palette.ts';

/** `system`: follows the reader's own theme. */
export type PictureTheme = 'light' | 'dark' | 'system';

const fonts = `text { white-space: pre; }
.sans { font-family: ui-sans-serif, system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; }
.strong { font-family: ui-sans-serif, system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; font-weight: 600; }
.mono { font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans CJK SC', monospace; }
.keyword { font-weight: 600; }
.edge { fill: none; stroke-width: 1.6; }
.edge-base, .edge-output { stroke-width: 2.2; }
.edge-mount { stroke-dasharray: 7 4; }
.edge-context { stroke-dasharray: 2 4; stroke-linecap: round; }
.edge-idle { stroke-width: 1.2; }
.icon { fill: none; stroke-width: 1.3; stroke-linejoin: round; stroke-linecap: round; }
.label { stroke-width: 5px; stroke-linejoin: round; paint-order: stroke; }
.idle .card { stroke-dasharray: 4 3; }
.dim { opacity: 0.2; }`;

/** The style sheet of a picture: everything that it needs is in it. */
export function pictureStyle(theme: PictureTheme): string {
  if (theme !== 'system') return `${fonts}\n${colours(palettes[theme])}`;
  const dark = `@media (prefers-color-scheme: dark) {\n${colours(palettes.dark)}\n}`;
  return `${fonts}\n${colours(palettes.light)}\n${dark}`;
}

const tones = [
  'ink',
  'muted',
  'faint',
  'accent',
  'danger',
  'warning',
  'running',
  'cached',
  'done',
  'failed',
  'cancelled',
  'queued',
] as const;

const icons = ['accent', 'muted', 'faint'] as const;

const kinds = ['base', 'copy', 'mount', 'context'] as const;

function colours(palette: Palette): string {
  return [
    `.canvas { fill: ${palette.canvas}; }`,
    `.card { fill: ${palette.raised}; stroke: ${palette.strong}; }`,
    `.small .card { fill: ${palette.panel}; }`,
    `.idle .card { fill: ${palette.canvas}; }`,
    `.target .card, .output .card { stroke: ${palette.accent}; }`,
    `.rule { stroke: ${palette.line}; }`,
    `.badge { fill: ${palette.accentSoft}; }`,
    `.label { fill: ${palette.muted}; stroke: ${palette.canvas}; }`,
    `.failed-row { fill: ${palette.failedSoft}; }`,
    ...tones.map((tone) => `.${tone} { fill: ${palette[tone]}; }`),
    ...icons.map((tone) => `.icon-${tone} { stroke: ${palette[tone]}; }`),
    ...kinds.map(
      (kind) =>
        `.edge-${kind} { stroke: ${palette[kind]}; } .tip-${kind} { fill: ${palette[kind]}; }`,
    ),
    `.edge-output { stroke: ${palette.base}; }`,
    `.edge-idle { stroke: ${palette.strong}; } .tip-idle { fill: ${palette.strong}; }`,
    ...palette.heat.map((colour, index) => `.heat-${String(index + 1)} { fill: ${colour}; }`),
  ].join('\n');
}
