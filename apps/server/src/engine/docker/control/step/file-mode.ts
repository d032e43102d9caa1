/** Bits of Go's `os.FileMode`. */
const bits = {
  directory: 2 ** 31,
  link: 2 ** 27,
  device: 2 ** 26,
  pipe: 2 ** 25,
  socket: 2 ** 24,
  irregular: 2 ** 19,
} as const;

const has = (mode: number, bit: number): boolean => Math.floor(mode / bit) % 2 === 1;

export const isFolder = (mode: number): boolean => has(mode, bits.directory);

export const isLink = (mode: number): boolean => has(mode, bits.link);

/** Whether it is an ordinary file, which can be read to its end. */
export const isOrdinary = (mode: number): boolean =>
  Object.values(bits).every((bit) => !has(mode, bit));
