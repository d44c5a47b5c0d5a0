import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { UserError } from "../../chat/errors.ts";
import { HANG_UP_WITHIN_MS } from "./limits.ts";

/** Never any other: the page asks nobody who they are. */
const LOOPBACK = "127.0.0.1";

export interface Listener {
  readonly port: number;
  readonly address: string;
  /** Takes no new connection; those that are open go on. */
  refuseNew(): void;
  /** Resolves once every connection is gone. The streams must have been ended; a browser that does not read is cut off. */
  close(): Promise<void>;
}

type Fetch = (request: Request) => Response | Promise<Response>;

/** Listens on loopback. Rejects with a UserError when the port is not to be had. */
export async function listen(fetch: Fetch, wanted: number): Promise<Listener> {
  const server = createAdaptorServer({ fetch, overrideGlobalObjects: false }) as Server;
  server.listen(wanted, LOOPBACK);
  try {
    await once(server, "listening");
  } catch (err) {
    throw asUserError(err, wanted);
  }
  const closed = once(server, "close");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    address: `http://${LOOPBACK}:${port}`,
    refuseNew() {
      server.close();
    },
    async close() {
      if (server.listening) server.close();
      server.closeIdleConnections();
      const cutOff = setTimeout(() => server.closeAllConnections(), HANG_UP_WITHIN_MS);
      await closed;
      clearTimeout(cutOff);
    },
  };
}

function asUserError(err: unknown, port: number): unknown {
  const code = err instanceof Error && "code" in err ? err.code : undefined;
  if (code === "EADDRINUSE") {
    return new UserError(
      `Port ${port} is taken by another program, so the local page cannot open. Stop that program, or set LOCAL_PORT to a free port.`,
      { cause: err },
    );
  }
  if (code === "EACCES") {
    return new UserError(
      `This user may not open port ${port} for the local page. Set LOCAL_PORT to a port above 1023.`,
      { cause: err },
    );
  }
  return err;
}
