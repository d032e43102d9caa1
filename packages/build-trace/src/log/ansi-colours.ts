/**
 * The terminal's 16 colours in the page's two themes, by index; each reaches 4.5:1 as text on the
 * theme's canvas.
 */
export const ansiColours: Readonly<Record<'light' | 'dark', readonly string[]>> = {
  light: [
    '#1a1f27',
    '#a8221b',
    '#17653a',
    '#7a4c0a',
    '#1d56b0',
    '#7a2f9c',
    '#0d6070',
    '#4c5562',
    '#5f6876',
    '#b3261e',
    '#176b3a',
    '#85520a',
    '#1d5fc4',
    '#8a35b0',
    '#0b6878',
    '#1a1f27',
  ],
  dark: [
    '#8b95a3',
    '#f6948c',
    '#7fcf9c',
    '#e6b566',
    '#7db0f8',
    '#d9a3f0',
    '#74cbdc',
    '#c9d0d8',
    '#969fac',
    '#f9aea8',
    '#9adfb2',
    '#f0c987',
    '#9cc3fa',
    '#e5bdf6',
    '#94dceb',
    '#ffffff',
  ],
};
