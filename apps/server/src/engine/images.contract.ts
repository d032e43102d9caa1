import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { plainRun } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import type { Outcome } from './engine.ts';
import type { ContractSubject } from './engine.contract.ts';

const never = new AbortController().signal;

/** The value of what must have gone well. */
function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.failure.detail);
  return outcome.value;
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** What every adapter does with the engine's images. */
export function images(subject: () => ContractSubject, newTag: () => string): void {
  const tableEntry = async (tag: string) =>
    valueOf(await subject().engine.imageTable(false)).find(({ tags }) => tags.includes(tag));
  const softly = { force: false, keepParents: false };

  it('gives an image names and takes them off again', async () => {
    const { engine, image } = subject();
    const tag = newTag();
    expect(await engine.tagImage(image, tag)).toEqual({ ok: true, value: undefined });
    const listed = await tableEntry(tag);
    expect(listed?.tags).toContain(image);
    expect(listed?.id).toBe(valueOf(await engine.image(image)).id);
    const removed = valueOf(await engine.deleteImage(tag, softly));
    expect(removed).toEqual({ untagged: [tag], deleted: [] });
    expect(await tableEntry(tag)).toBeUndefined();
  });

  it('refuses a name that none can be, and what is not there', async () => {
    const { engine, image } = subject();
    const wrong = await engine.tagImage(image, 'UPPER:case');
    // Engines of 20.10 count this as an error of their own.
    expect(!wrong.ok && wrong.failure.detail).toBeTruthy();
    const missing = `stagecraft-contract:${randomUUID()}`;
    const absent = { ok: false, failure: { kind: 'not_found' } };
    expect(await engine.tagImage(missing, newTag())).toMatchObject(absent);
    expect(await engine.deleteImage(missing, softly)).toMatchObject(absent);
    expect(await engine.rawImage(missing)).toMatchObject(absent);
    expect(await engine.saveImages([missing], never)).toMatchObject({ ok: false });
    expect(await engine.exportContainer('0'.repeat(64), never)).toMatchObject(absent);
  });

  it('shows an image in its own words, and what it has in common with others', async () => {
    const { engine, image } = subject();
    const { id } = valueOf(await engine.image(image));
    expect(valueOf(await engine.rawImage(image))).toMatchObject({ Id: id });
    const shares = valueOf(await engine.imageShares());
    expect(shares.images.find((share) => share.id === id)?.shared).toBeGreaterThanOrEqual(0);
  });
}

/** What every adapter does with archives of images and file systems. */
export function imageArchives(subject: () => ContractSubject, newTag: () => string): void {
  const softly = { force: false, keepParents: false };
  const tableEntry = async (tag: string) =>
    valueOf(await subject().engine.imageTable(false)).find(({ tags }) => tags.includes(tag));

  it('saves images, and loads what was saved', async () => {
    const { engine, image } = subject();
    const tag = newTag();
    await engine.tagImage(image, tag);
    const archive = await bytesOf(valueOf(await engine.saveImages([tag], never)));
    expect(archive.length).toBeGreaterThan(0);
    await engine.deleteImage(tag, softly);
    const loaded = valueOf(await engine.loadImages(Readable.from([archive]), never));
    expect(loaded).toContain(tag);
    expect((await tableEntry(tag))?.id).toBe(valueOf(await engine.image(image)).id);
  });

  it('says what is wrong with an archive', async () => {
    const nonsense = Readable.from([Buffer.from('this is no archive at all'.repeat(100))]);
    const loaded = await subject().engine.loadImages(nonsense, never);
    expect(loaded.ok).toBe(false);
    expect(!loaded.ok && loaded.failure.detail).not.toBe('');
  });

  it('imports a file system, removes the image by force and prunes by label', async () => {
    const { engine, image } = subject();
    const tag = newTag();
    const run = { ...plainRun, image, command: ['true'] };
    const container = valueOf(await engine.runContainer(run));
    const files = await bytesOf(valueOf(await engine.exportContainer(container, never)));
    const users = valueOf(await engine.allContainers());
    expect(users.find(({ id }) => id === container)).toMatchObject({ imageId: expect.any(String) });
    await engine.removeContainer(container);
    const how = { name: tag, message: 'by hand', platform: '', changes: ['CMD ["sh"]'] };
    const id = valueOf(await engine.importImage(how, Readable.from([files]), never));
    expect(id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect((await tableEntry(tag))?.id).toBe(id);
    const asked = { all: false, labels: [`stagecraft.contract=${randomUUID()}`], until: null };
    expect(valueOf(await engine.pruneImages(asked)).deleted).toEqual([]);
    const removed = valueOf(await engine.deleteImage(tag, { ...softly, force: true }));
    expect(removed.deleted).toContain(id);
  });
}
