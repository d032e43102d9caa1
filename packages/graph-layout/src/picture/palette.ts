/** Colours of a picture, by what they are for. */
export interface Palette {
  readonly canvas: string;
  readonly panel: string;
  readonly raised: string;
  readonly line: string;
  readonly strong: string;
  readonly ink: string;
  readonly muted: string;
  readonly faint: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly danger: string;
  readonly warning: string;
  readonly running: string;
  readonly cached: string;
  readonly done: string;
  readonly failed: string;
  readonly failedSoft: string;
  readonly cancelled: string;
  readonly queued: string;
  readonly base: string;
  readonly copy: string;
  readonly mount: string;
  readonly context: string;
  /** From cold to hot. */
  readonly heat: readonly [string, string, string, string];
}

/** The colours of the page's two themes. */
export const palettes: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    canvas: '#fdfdfe',
    panel: '#f4f5f7',
    raised: '#ffffff',
    line: '#dcdfe4',
    strong: '#868e9a',
    ink: '#1a1f27',
    muted: '#4c5562',
    faint: '#5f6876',
    accent: '#1d5fc4',
    accentSoft: '#e1ebfa',
    danger: '#b3261e',
    warning: '#85520a',
    running: '#1d5fc4',
    cached: '#6f3fb3',
    done: '#176b3a',
    failed: '#b3261e',
    failedSoft: '#fbe7e5',
    cancelled: '#77500f',
    queued: '#5a6270',
    base: '#4c5562',
    copy: '#1d5fc4',
    mount: '#6f3fb3',
    context: '#176b3a',
    heat: ['#fbf6e2', '#fbe5b4', '#fbcc98', '#f7b09f'],
  },
  dark: {
    canvas: '#14171b',
    panel: '#1a1e23',
    raised: '#22272e',
    line: '#2e343c',
    strong: '#6b7583',
    ink: '#e7eaee',
    muted: '#b0b8c3',
    faint: '#969fac',
    accent: '#7db0f8',
    accentSoft: '#1e3048',
    danger: '#f6948c',
    warning: '#e6b566',
    running: '#7db0f8',
    cached: '#c3a4f4',
    done: '#7fcf9c',
    failed: '#f6948c',
    failedSoft: '#42211f',
    cancelled: '#dcb26b',
    queued: '#a3acb9',
    base: '#b0b8c3',
    copy: '#7db0f8',
    mount: '#c3a4f4',
    context: '#7fcf9c',
    heat: ['#2c2d26', '#453a20', '#5b3d1e', '#6e2f26'],
  },
};
