/** How much a fetched source may be, and how long it may take. A bound is held to while the bytes come in. */
export interface Limits {
  /** Bytes over the wire. */
  readonly wireBytes: number;
  /** Bytes once unpacked. */
  readonly unpackedBytes: number;
  /** Bytes of stories in one archive. */
  readonly storyBytes: number;
  /** Files and folders in one archive. */
  readonly entries: number;
  /** Milliseconds for everything, and without a byte. */
  readonly wholeMs: number;
  readonly stallMs: number;
}

const MB = 2 ** 20;

/** Ten thousand stories are some 50 MB; the rest is room for what else lies in their repository. */
export const LIMITS: Limits = {
  wireBytes: 64 * MB,
  unpackedBytes: 512 * MB,
  storyBytes: 128 * MB,
  entries: 100_000,
  wholeMs: 120_000,
  stallMs: 20_000,
};
