import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** The wire between a browser and the server, with a pair of scissors. */
export interface CuttableLine {
  readonly address: string;
  /** Cuts every connection, and every new one too until `mend`. */
  cut(): void;
  /** Lets connections through again, to another server where one is given. */
  mend(address?: string): void;
  close(): Promise<void>;
}

/**
 * Carries bytes to the server at `address`. Where they name this line's address (in Host and Origin) they are made to
 * name the server's, as the server answers to its own port only; both ports have five digits, so no length changes.
 */
export async function openLine(address: string): Promise<CuttableLine> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let theirs = new URL(address);
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(theirs.port), "127.0.0.1");
    near.on("data", (bytes) => far.write(bytes.toString("latin1").replaceAll(ours(), theirs.host), "latin1"));
    far.pipe(near);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        near.destroy();
        far.destroy();
        sockets.delete(socket);
      });
    }
  });
  const ours = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    address: `http://${ours()}`,
    cut() {
      isCut = true;
      cutAll();
    },
    mend(to = address) {
      theirs = new URL(to);
      isCut = false;
    },
    async close() {
      const closed = once(server, "close");
      server.close();
      cutAll();
      await closed;
    },
  };
}
