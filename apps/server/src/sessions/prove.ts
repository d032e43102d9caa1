import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import {
  defaultBuildOptions,
  type ProofMessage,
  type ProveRecipeRequest,
  type RecipeFile,
  type UnstampedBuildEvent,
} from '@stagecraft/contracts';
import type { Engine, EngineBuildRequest } from '../engine/engine.ts';
import type { AnalysedImage } from '../layers/analysed-image.ts';
import type { ImageLayersService } from '../layers/service.ts';
import { ok, type Result } from '../problems/result.ts';
import { proofOf } from './proof.ts';
import type { Session } from './session.ts';

/** What a proof is made with. */
interface ProofWork extends Pick<Proposal, 'credentials'> {
  /** Gets the proof, too. */
  readonly session: Session;
  readonly engine: Engine;
  readonly layers: ImageLayersService;
  /** Takes the image that is built, unless it was there before. */
  readonly proofs: Set<string>;
}

/** What is built. */
interface Proposal {
  readonly dockerfile: string;
  readonly files: readonly RecipeFile[];
  readonly credentials: EngineBuildRequest['credentials'];
}

type Send = (message: ProofMessage) => void;

/** Puts the files of a proposal into a folder; a path that would lead out of it is left out. */
async function writeContext(root: string, files: readonly RecipeFile[]): Promise<void> {
  for (const { source, content } of files) {
    const place = join(root, source);
    if (!place.startsWith(root + sep)) continue;
    await writeFile(place, Buffer.from(content, 'base64'), { mode: 0o644 });
  }
}

function request(
  root: string,
  dockerfileText: string,
  credentials: EngineBuildRequest['credentials'],
): EngineBuildRequest {
  return {
    buildId: randomUUID(),
    options: defaultBuildOptions('Dockerfile'),
    dockerfileText,
    dockerignoreText: null,
    context: { kind: 'folder', root },
    namedFolders: new Map(),
    cacheFolders: new Map(),
    output: { kind: 'image' },
    secrets: new Map(),
    sshAgents: new Map(),
    credentials,
  };
}

function told(event: UnstampedBuildEvent): string {
  if (event.type === 'step.logged') return event.text;
  return event.type === 'step.queued' ? `${event.name}\n` : '';
}

/** Builds a proposal in a folder that is there for it alone, and tells how it goes. */
async function buildProposal(
  engine: Engine,
  { dockerfile, files, credentials }: Proposal,
  send: Send,
  signal: AbortSignal,
): Promise<string | null> {
  const root = await mkdtemp(join(tmpdir(), 'stagecraft-proof-'));
  try {
    await writeContext(root, files);
    const emit = (event: UnstampedBuildEvent): void => {
      const text = told(event);
      if (text !== '') send({ kind: 'log', text });
    };
    const result = await engine.build(request(root, dockerfile, credentials), emit, signal);
    if (result.state === 'succeeded' && result.imageId !== null) {
      send({ kind: 'built', imageId: result.imageId });
      return result.imageId;
    }
    const message =
      result.state === 'failed' ? result.message : result.state === 'lost' ? result.detail : '';
    send({ kind: 'failed', message });
    return null;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Reads an image's layers where they are not known yet. */
async function analysed(
  layers: ImageLayersService,
  ref: string,
  signal: AbortSignal,
): Promise<Result<AnalysedImage>> {
  const read = await layers.analyse(ref, () => undefined, signal);
  return read.ok ? layers.analysis(ref) : read;
}

/** Builds a proposal and compares what it makes with the committed image. */
export async function prove(
  { engine, layers, proofs, session, credentials }: ProofWork,
  { dockerfile, image }: ProveRecipeRequest,
  send: Send,
  signal: AbortSignal,
): Promise<Result<void>> {
  const wanted = await analysed(layers, image, signal);
  if (!wanted.ok) return wanted;
  const { files = [], instructions = [] } = session.work.recipe ?? {};
  const listed = await engine.images();
  const made = await buildProposal(engine, { dockerfile, files, credentials }, send, signal);
  if (made === null) return ok(undefined);
  const wasThere = !listed.ok || listed.value.some((one) => one.id === made);
  if (!wasThere) proofs.add(made);
  const built = await analysed(layers, made, signal);
  if (!built.ok) {
    send({ kind: 'failed', message: built.failure.detail ?? built.failure.code });
    return ok(undefined);
  }
  const pair = { built: built.value, committed: wanted.value };
  const proof = await proofOf(engine, pair, instructions, signal);
  session.work = { ...session.work, proved: { dockerfile, proof } };
  send({ kind: 'proved', proof });
  return ok(undefined);
}
