import { describe, expect, it } from 'vitest';
import { image } from '../../../state/build/test/page.ts';
import { compareImages } from './images.ts';

describe('two images', () => {
  it('are compared layer by layer, and by what they tell a container', () => {
    const config = { ...image.config, env: ['A=1'] };
    expect(
      compareImages(
        { ...image, layers: ['sha256:base', 'sha256:x'] },
        { ...image, config, layers: ['sha256:base', 'sha256:y', 'sha256:z'] },
      ),
    ).toEqual({
      layers: [
        { classic: 'sha256:base', buildkit: 'sha256:base', same: true },
        { classic: 'sha256:x', buildkit: 'sha256:y', same: false },
        { classic: null, buildkit: 'sha256:z', same: false },
      ],
      config: [{ name: 'ENV A', before: null, after: '1' }],
    });
  });
});
