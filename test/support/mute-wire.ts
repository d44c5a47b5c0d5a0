import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A wire to a server that can fall silent: nothing goes through any more, and nobody is told. */
export interface MuteWire {
  /** The same address, by way of this wire. */
  readonly address: string;
  /** What goes through from now on: all, or nothing. New connections are taken in either case. */
  mute(isMute: boolean): void;
  close(): void;
}

export async function createMuteWire(address: string): Promise<MuteWire> {
  const server = new URL(address);
  const sockets = new Set<Socket>();
  let isMute = false;
  const wire = createServer((near) => {
    const far = connect(Number(server.port), server.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("data", (data) => isMute || to.write(data));
      from.on("error", () => {});
      from.on("close", () => isMute || to.destroy());
    }
  });
  wire.listen(0, "127.0.0.1");
  await once(wire, "listening");
  const near = new URL(address);
  near.port = String((wire.address() as AddressInfo).port);
  return {
    address: near.href,
    mute(value) {
      isMute = value;
    },
    close() {
      wire.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
