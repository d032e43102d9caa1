import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import type { EngineTransferEvent } from '../../registry-engine.ts';
import { createTestEngine, testBuilders } from '../test-engine.ts';

/** `host:port` of the tests' registry, which the engine may ask in the clear. */
const registry = process.env['STAGECRAFT_TEST_REGISTRY'] ?? '';
const never = new AbortController().signal;
const engine = createTestEngine();
const name = `${registry}/contract/${randomUUID()}`;
afterAll(() => engine.removeImages([`${name}:1`, `${name}:2`]));

/** What was told, by kind and by the last state of each layer. */
function listener() {
  const events: EngineTransferEvent[] = [];
  const layers = () =>
    new Map(
      events.flatMap((event) =>
        event.kind === 'layer' ? [[event.layer.id, event.layer.state]] : [],
      ),
    );
  const digests = () => events.flatMap((event) => (event.kind === 'digest' ? [event.digest] : []));
  return { events, tell: (event: EngineTransferEvent) => void events.push(event), layers, digests };
}

// An engine of one's own may come without a registry.
describe.runIf(registry !== '')('images go to a registry and come back', () => {
  it('by a name that the image is given, with every layer told', async () => {
    expect(await engine.tagImage('busybox:1.36', `${name}:1`)).toMatchObject({ ok: true });
    const heard = listener();
    const pushed = await engine.pushImage(
      { ref: `${name}:1`, credentials: null },
      heard.tell,
      never,
    );
    expect(pushed).toMatchObject({ ok: true });
    expect([...heard.layers().values()].every((state) => /pushed|exists|mounted/.test(state))).toBe(
      true,
    );
    // Podman says nothing of layers when it pushes.
    const tellsLayers = (await testBuilders()).includes('buildkit');
    expect(heard.layers().size > 0).toBe(tellsLayers);
    expect(heard.digests().at(-1)).toMatch(/^sha256:[0-9a-f]{64}$/);
    await engine.removeImages([`${name}:1`]);
    const back = listener();
    const request = { ref: `${name}:1`, platform: null, credentials: null };
    expect(await engine.pullImage(request, back.tell, never)).toMatchObject({ ok: true });
    expect(await engine.image(`${name}:1`)).toMatchObject({ ok: true });
  });

  it('also by digest', async () => {
    await engine.tagImage('busybox:1.36', `${name}:2`);
    const heard = listener();
    await engine.pushImage({ ref: `${name}:2`, credentials: null }, heard.tell, never);
    const ref = `${name}@${heard.digests().at(-1) ?? ''}`;
    const request = { ref, platform: null, credentials: null };
    expect(await engine.pullImage(request, () => undefined, never)).toMatchObject({ ok: true });
  });

  it('what is not there is a failure with the engine’s words', async () => {
    const request = { ref: `${name}:nothing`, platform: null, credentials: null };
    expect(await engine.pullImage(request, () => undefined, never)).toMatchObject({
      ok: false,
      failure: { detail: expect.stringMatching(/not found|manifest unknown/) },
    });
    expect(
      await engine.pushImage({ ref: `${name}:none`, credentials: null }, () => undefined, never),
    ).toMatchObject({ ok: false });
  });

  it('a name that is none, or leads elsewhere in the API, is refused', async () => {
    for (const ref of ['../info', 'a/../b', 'UPPER', 'a?b', '']) {
      const request = { ref, platform: null, credentials: null };
      expect(await engine.pullImage(request, () => undefined, never)).toMatchObject({ ok: false });
      expect(await engine.tagImage('busybox:1.36', ref)).toMatchObject({ ok: false });
      expect(await engine.tagImage(ref, `${name}:1`)).toMatchObject({ ok: false });
    }
  });

  it('what was given up before it began is not begun', async () => {
    const request = { ref: `${name}:1`, platform: null, credentials: null };
    const gone = AbortSignal.abort();
    expect(await engine.pullImage(request, () => undefined, gone)).toMatchObject({ ok: false });
  });

  it('what is given up in the middle ends at once', async () => {
    await engine.tagImage('busybox:1.36', `${name}:1`);
    await engine.pushImage({ ref: `${name}:1`, credentials: null }, () => undefined, never);
    const gone = new AbortController();
    const request = { ref: `${name}:1`, credentials: null };
    // The first word comes long before the last.
    const asked = engine.pushImage(request, () => gone.abort(), gone.signal);
    expect(await asked).toMatchObject({ ok: false });
  });

  it('all tags come at once, where the engine says that it can', async () => {
    for (const tag of ['all-1', 'all-2']) {
      await engine.tagImage('busybox:1.36', `${name}:${tag}`);
      await engine.pushImage({ ref: `${name}:${tag}`, credentials: null }, () => undefined, never);
    }
    const tags = [`${name}:all-1`, `${name}:all-2`];
    await engine.removeImages(tags);
    const request = { ref: name, platform: null, credentials: null };
    await engine.pullImage(request, () => undefined, never);
    const found = await Promise.all(tags.map((tag) => engine.image(tag)));
    const canAll = await engine.pullsAllTags();
    expect(canAll.ok).toBe(true);
    expect(found.map(({ ok }) => ok)).toEqual(tags.map(() => canAll.ok && canAll.value));
    await engine.removeImages(tags);
  });

  it('the engine tells what it is set to', async () => {
    const set = await engine.registries();
    expect(set).toMatchObject({ ok: true });
  });
});
