/** Han, kana, hangul, full-width forms and pictographs take the room of two letters. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** Room that a text takes, in letters of a font of one width. */
export function roomOf(text: string): number {
  let room = 0;
  for (const sign of text) room += wide.test(sign) ? 2 : 1;
  return room;
}

/** Cuts a text to the room of `most` letters, with `…` at its end where something is missing. */
export function shorten(text: string, most: number): string {
  let room = most;
  /** Where the text ends if the sign of omission is to fit. */
  let cut = 0;
  let at = 0;
  for (const sign of text) {
    room -= roomOf(sign);
    if (room < 0) return `${text.slice(0, cut)}…`;
    at += sign.length;
    if (room > 0) cut = at;
  }
  return text;
}
