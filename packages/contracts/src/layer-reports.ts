import * as z from 'zod';
import { DiffLine, ValueChange } from './build-comparison.ts';
import { LayerEntryKind } from './layers.ts';
import { LocalizedText } from './problem.ts';

/**
 * Why stored bytes are not in the image: a later layer removed the path, stored other content there, the same
 * content with another mode, owner or time (`metadata`), or exactly the same again (`repeated`).
 */
export const WasteKind = z.enum(['removed', 'overwritten', 'metadata', 'repeated']);
export type WasteKind = z.infer<typeof WasteKind>;

export const WastedPath = z.object({
  path: z.string(),
  kind: WasteKind,
  /** Layer that stores it; 0 is the base. */
  storedIn: z.number().int(),
  /** Layer that removed or replaced it. */
  hiddenBy: z.number().int(),
  bytes: z.number(),
  /** How to win it back: index in `remedies`. */
  remedy: z.number().int(),
});
export type WastedPath = z.infer<typeof WastedPath>;

/** Wasted bytes of a folder and what is in it, for a treemap; small ones are in `bytes` only. */
export const WasteNode = z.object({
  name: z.string(),
  bytes: z.number(),
  files: z.number().int(),
  get children() {
    return z.array(WasteNode);
  },
});
export type WasteNode = z.infer<typeof WasteNode>;

export const SecretKind = z.enum([
  'private-key',
  'environment-file',
  'npm-token',
  'python-token',
  'netrc',
  'docker-login',
  'cloud-credentials',
  'kubernetes-config',
  'git-credentials',
  'database-password',
  'package-token',
  'terraform-state',
  'password-file',
  'keystore',
]);
export type SecretKind = z.infer<typeof SecretKind>;

/** A file that looks like a secret. Its content is never told. */
export const LayerSecret = z.object({
  path: z.string(),
  kind: SecretKind,
  storedIn: z.number().int(),
  /** Layer that removed or replaced it, which takes nothing out of `storedIn`; null where the image shows it. */
  hiddenBy: z.number().int().nullable(),
  bytes: z.number(),
  /** `content`: the file was read and has one in it. `name`: only its name says so. */
  evidence: z.enum(['name', 'content']),
});
export type LayerSecret = z.infer<typeof LayerSecret>;

/** What an image stores and does not need. Bytes are those of files' contents. */
export const LayerWaste = z.object({
  /** In all layers. */
  stored: z.number(),
  /** In the image; `stored - wasted`. */
  kept: z.number(),
  wasted: z.number(),
  /** dive's figures, which mean the same as there: they count what is kept of a path that comes twice, too. */
  dive: z.object({
    /** 0 to 1. */
    efficiency: z.number(),
    wastedBytes: z.number(),
    /** `wastedBytes` by the bytes of all layers but the first. */
    wastedUserShare: z.number(),
  }),
  /** The largest first; the first 2,000. */
  files: z.array(WastedPath),
  fileCount: z.number().int(),
  remedies: z.array(LocalizedText),
  tree: WasteNode,
  /** By layer: its own bytes, those of them that later layers hide, and those that it hides. */
  layers: z.array(z.object({ stored: z.number(), wasted: z.number(), hides: z.number() })),
  /** Package managers' caches that the image still has. */
  leftovers: z.array(
    z.object({
      /** As an instruction would name it. */
      folder: z.string(),
      /** Layer that stores most of it. */
      storedIn: z.number().int(),
      bytes: z.number(),
      files: z.number().int(),
      remedy: LocalizedText,
    }),
  ),
  /** The first 500. */
  secrets: z.array(LayerSecret),
  secretCount: z.number().int(),
});
export type LayerWaste = z.infer<typeof LayerWaste>;

/** Where a layer's instruction is written, known from the record of the build that made the image. */
export const LayerOrigin = z.object({
  layer: z.number().int(),
  /** 1 is the first. */
  line: z.number().int(),
  text: z.string(),
});
export type LayerOrigin = z.infer<typeof LayerOrigin>;

/** The build of ours that made an image, as far as it is known. */
export const LayerOrigins = z.object({
  build: z
    .object({
      id: z.string(),
      workspaceId: z.string(),
      number: z.number().int(),
      /** In the workspace. */
      dockerfile: z.string(),
    })
    .nullable(),
  /** Layers whose instruction is known. */
  layers: z.array(LayerOrigin),
});
export type LayerOrigins = z.infer<typeof LayerOrigins>;

/** What a layer did to a path. */
export const PathTouch = z.object({
  layer: z.number().int(),
  kind: z.enum(['added', 'changed', 'metadata', 'repeated', 'removed']),
  /** What it put there; null where it removed the path, and for a folder that only came with what is in it. */
  entry: z
    .object({
      kind: LayerEntryKind,
      size: z.number(),
      mode: z.number().int(),
      uid: z.number().int(),
      gid: z.number().int(),
      linkTarget: z.string(),
    })
    .nullable(),
});
export type PathTouch = z.infer<typeof PathTouch>;

/** Who put a path there. */
export const PathBlame = z.object({
  /** Oldest first; the last one is to blame. Empty for a path that no layer has. */
  touches: z.array(PathTouch),
  /** The package that owns it; null where no database names the path, or several packages do. */
  owner: z
    .object({ manager: z.enum(['dpkg', 'apk', 'rpm']), name: z.string(), version: z.string() })
    .nullable(),
});
export type PathBlame = z.infer<typeof PathBlame>;

export const ImagePackage = z.object({
  manager: z.enum(['dpkg', 'apk', 'rpm']),
  name: z.string(),
  version: z.string(),
  architecture: z.string(),
  /** Source package. */
  source: z.string(),
  summary: z.string(),
  /** Empty where the database names none, as dpkg's. */
  license: z.string(),
  /** On disk, as the database tells. */
  bytes: z.number(),
  files: z.number().int(),
});
export type ImagePackage = z.infer<typeof ImagePackage>;

export const ImagePackages = z.object({
  /** By manager and name. */
  packages: z.array(ImagePackage),
  /** Databases that the image has, as paths; without any, it has no package manager that is known. */
  databases: z.array(z.string()),
  /** Of these, those that could not be read. */
  unreadable: z.array(z.string()),
});
export type ImagePackages = z.infer<typeof ImagePackages>;

export const CompareImagesRequest = z.object({
  /** Ids or names of images whose layers have been analysed. */
  before: z.string().min(1).max(512),
  after: z.string().min(1).max(512),
});
export type CompareImagesRequest = z.infer<typeof CompareImagesRequest>;

const ComparedEntry = z.object({
  kind: LayerEntryKind,
  size: z.number(),
  mode: z.number().int(),
  uid: z.number().int(),
  gid: z.number().int(),
});

export const ImageFileChange = z.object({
  path: z.string(),
  change: z.enum(['added', 'removed', 'changed', 'metadata']),
  before: ComparedEntry.nullable(),
  after: ComparedEntry.nullable(),
});
export type ImageFileChange = z.infer<typeof ImageFileChange>;

const ChangeTotal = z.object({ count: z.number().int(), bytes: z.number() });

const ComparedImage = z.object({
  id: z.string(),
  tags: z.array(z.string()),
  size: z.number(),
  platform: z.string(),
  createdAt: z.number().nullable(),
});

/** Two images side by side. */
export const ImageComparison = z.object({
  before: ComparedImage,
  after: ComparedImage,
  /** Files by what became of them; bytes by which the image grew with them, negative where it shrank. */
  totals: z.object({
    added: ChangeTotal,
    removed: ChangeTotal,
    changed: ChangeTotal,
    metadata: ChangeTotal,
  }),
  /** By path; the first 5,000. */
  files: z.array(ImageFileChange),
  fileCount: z.number().int(),
  /** Layers base first, by place: diff ids, null where an image has fewer. */
  layers: z.array(z.object({ before: z.string().nullable(), after: z.string().nullable() })),
  packages: z.array(
    z.object({
      manager: z.enum(['dpkg', 'apk', 'rpm']),
      name: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      bytes: z.number(),
    }),
  ),
  /** Package databases of either image that could not be read. */
  unreadable: z.array(z.string()),
  /** ENV, CMD and so on. */
  config: z.array(ValueChange),
  /** Both histories, oldest first, line by line. */
  history: z.array(DiffLine),
});
export type ImageComparison = z.infer<typeof ImageComparison>;
