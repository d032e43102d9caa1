import { useState } from 'react';

/** A part of a question's key by which it is asked again. */
export function useAgain(): { readonly key: string; readonly again: () => void } {
  const [count, setCount] = useState(0);
  return { key: String(count), again: () => setCount((before) => before + 1) };
}
