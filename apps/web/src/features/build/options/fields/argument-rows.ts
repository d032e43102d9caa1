/** An ARG of the file, as far as the panel needs it. */
export interface DeclaredArgument {
  readonly name: string;
  /** As written; null when it has none. */
  readonly defaultValue: string | null;
}

/** One build argument in the panel. */
export interface ArgumentRow {
  readonly name: string;
  readonly defaultValue: string | null;
  /** The value that `--build-arg` passes; null passes nothing, so the file's default holds. */
  readonly override: string | null;
  /** Whether the file has an ARG of that name. */
  readonly declared: boolean;
}

/**
 * One row a name: the file's own in order of the file, then what else is passed. A name that is
 * declared more than once shows its first default (the global one, where there is one).
 */
export function argumentRows(
  declared: readonly DeclaredArgument[],
  passed: Readonly<Record<string, string>>,
): readonly ArgumentRow[] {
  const rows = new Map<string, ArgumentRow>();
  for (const { name, defaultValue } of declared) {
    const first = rows.get(name)?.defaultValue ?? null;
    rows.set(name, {
      name,
      defaultValue: first ?? defaultValue,
      override: Object.hasOwn(passed, name) ? (passed[name] ?? null) : null,
      declared: true,
    });
  }
  for (const [name, override] of Object.entries(passed)) {
    if (!rows.has(name)) rows.set(name, { name, defaultValue: null, override, declared: false });
  }
  return [...rows.values()];
}
