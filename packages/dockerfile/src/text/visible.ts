/**
 * A text as it can be shown: signs that would turn the order of what is read around them stand as a mark
 * (https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters), so that nothing reads as
 * something else.
 */
export function visibleText(text: string): string {
  return text.replaceAll(/\p{Bidi_Control}/gu, '\ufffd');
}
