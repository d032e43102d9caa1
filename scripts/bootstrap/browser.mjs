import { existsSync } from 'node:fs';
import { hasProgram } from '../engine/requirements.mjs';

const fonts = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
];

/**
 * Debian packages that the browser tests still need: Chromium, and a font for Chinese, without which the
 * screenshots show boxes.
 * @returns {readonly string[]}
 */
export function missingBrowserPackages() {
  const chromium = existsSync('/usr/bin/chromium') || hasProgram('chromium');
  const chinese = fonts.some((font) => existsSync(font));
  return [...(chromium ? [] : ['chromium']), ...(chinese ? [] : ['fonts-noto-cjk'])];
}
