type Monaco = typeof import('./monaco-bundle.ts').monaco;

let loading: Promise<Monaco> | null = null;

/**
 * Monaco with everything registered; loaded once. Its own menus speak the page's language at that
 * moment (`lang` of the root element); another language needs a reload of the page. Rejects when the
 * code cannot be fetched; the next call tries again.
 */
export function loadMonaco(): Promise<Monaco> {
  loading ??= importMonaco().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function importMonaco(): Promise<Monaco> {
  // Monaco reads its texts while its modules are evaluated, so they must be there first.
  if (document.documentElement.lang.toLowerCase().startsWith('zh')) {
    await import('monaco-editor/nls/lang/zh-cn');
  }
  const { monaco } = await import('./monaco-bundle.ts');
  return monaco;
}

export type { Monaco };
