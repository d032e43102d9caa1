/** A package that a package manager's database in the image names. */
export interface Package {
  readonly manager: 'dpkg' | 'apk' | 'rpm';
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  /** Source package; the package's own name where the database says nothing else. */
  readonly source: string;
  /** One line; empty where the database has none. */
  readonly summary: string;
  /** As the database writes it; empty for dpkg, which keeps none. */
  readonly license: string;
  /** Bytes on disk, as the database tells. */
  readonly bytes: number;
  /** Paths without a leading slash. */
  readonly files: readonly string[];
}
