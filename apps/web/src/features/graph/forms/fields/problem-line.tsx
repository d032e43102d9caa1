/** Why something was not done, where it was tried; read out when it appears. */
export function ProblemLine({ text }: { readonly text: string | null }) {
  if (text === null) return null;
  return (
    <p role="alert" className="mt-1 text-xs text-danger">
      {text}
    </p>
  );
}
