/** A change of a list of words, which may have changed since it was shown. */
export type WordsEdit = (words: readonly string[]) => readonly string[];

/** Puts another word in a place, or takes the one there away (null). */
export function setWord(at: number, word: string | null): WordsEdit {
  return (words) => {
    if (at >= words.length) return words;
    return word === null ? words.toSpliced(at, 1) : words.with(at, word);
  };
}

export function addWord(word: string): WordsEdit {
  return (words) => [...words, word];
}
