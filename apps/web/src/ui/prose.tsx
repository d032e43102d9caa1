/** Words in which backquotes mean code; everything else is text. */
export function Prose(props: { readonly text: string }) {
  return props.text.split(/(`[^`]+`)/).map((part, index) =>
    part.startsWith('`') && part.length > 1 ? (
      // Parts of one text: they have no other name than their place.
      <code key={index} className="rounded bg-panel px-1 font-mono text-xs">
        {part.slice(1, -1)}
      </code>
    ) : (
      part
    ),
  );
}
