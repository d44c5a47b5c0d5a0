/** Bytes that come in chunks of any size, taken in the sizes that are wanted. */
export interface ByteTaker {
  /** Exactly so many bytes, or undefined where there are not so many left. Keep a copy: they lie in a larger buffer. */
  take(size: number): Promise<Buffer | undefined>;
  /** Passes over so many bytes. False where there are not so many left. */
  skip(size: number): Promise<boolean>;
  /** Everything not taken yet, chunk by chunk. */
  rest(): AsyncGenerator<Buffer>;
  /** Ends whatever the chunks come from. */
  close(): Promise<void>;
}

export function createByteTaker(chunks: AsyncIterable<Buffer>): ByteTaker {
  const iterator = chunks[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);

  /** The next chunk after what is held; undefined at the end. */
  async function next(): Promise<Buffer | undefined> {
    const { done, value } = await iterator.next();
    return done ? undefined : value;
  }

  return {
    async take(size) {
      const parts = [held];
      let length = held.length;
      while (length < size) {
        const chunk = await next();
        if (!chunk) break;
        parts.push(chunk);
        length += chunk.length;
      }
      held = parts.length === 1 ? held : Buffer.concat(parts, length);
      if (length < size) return undefined;
      const taken = held.subarray(0, size);
      held = held.subarray(size);
      return taken;
    },
    async skip(size) {
      let left = size;
      while (left > held.length) {
        left -= held.length;
        const chunk = await next();
        held = chunk ?? Buffer.alloc(0);
        if (!chunk) return false;
      }
      held = held.subarray(left);
      return true;
    },
    async *rest() {
      if (held.length > 0) yield held;
      held = Buffer.alloc(0);
      for (let chunk = await next(); chunk; chunk = await next()) yield chunk;
    },
    async close() {
      await iterator.return?.();
    },
  };
}
