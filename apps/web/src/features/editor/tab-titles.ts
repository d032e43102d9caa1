/** What each tab is called: the file's name, with as many folders before it as tell equal names apart. */
export function tabTitles(paths: readonly string[]): string[] {
  return paths.map((path) => {
    const parts = path.split('/');
    for (let length = 1; length < parts.length; length++) {
      const title = parts.slice(-length).join('/');
      const others = paths.filter((other) => other === title || other.endsWith(`/${title}`));
      if (others.length === 1) return title;
    }
    return path;
  });
}
