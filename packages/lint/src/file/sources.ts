/** Whether ADD fetches a source: a URL or a Git repository (moby/buildkit frontend/dockerfile/dfgitutil). */
export function isRemote(source: string): boolean {
  return (
    /^(?:https?|git|ssh):\/\//.test(source) ||
    /^[\w.-]+@[\w.-]+:/.test(source) ||
    source.startsWith('github.com/')
  );
}
