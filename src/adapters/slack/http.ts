import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type App,
  HTTPModuleFunctions as bolt,
  HTTPResponseAck,
  isRawBodyError,
  verifySlackRequest,
} from "@slack/bolt";
import { UserError } from "../../chat/errors.ts";
import { BODY_BYTES, CLOCK_SKEW_MS } from "./limits.ts";
import { type Log, libraryLogger } from "./log.ts";
import { PATH } from "./manifest.ts";
import type { Door } from "./socket.ts";

export interface HttpDoorParts {
  readonly signingSecret: string;
  /** The interface to listen on; one that a proxy on another machine reaches, where there is one. */
  readonly host?: string | undefined;
  readonly port: number;
  readonly log: Log;
  readonly now: () => Temporal.Instant;
}

export interface HttpDoor extends Door {
  /** Where requests are taken, once started. */
  readonly address: string | undefined;
}

/**
 * Takes Slack's requests over HTTP. The parts are bolt's own; its receiver takes requests from the future and has no
 * way to be stopped while connections are kept open.
 */
export function createHttpDoor({
  signingSecret,
  host = "127.0.0.1",
  port,
  log,
  now,
}: HttpDoorParts): HttpDoor {
  const logger = libraryLogger(log);
  let app: App | undefined;
  let address: string | undefined;
  const server = createServer((req, res) => {
    take(req, res).catch((err: unknown) => {
      log.error({ err }, "a request of Slack's could not be taken");
      if (!res.headersSent) refuse(res, 500);
    });
  });

  async function take(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.url?.split("?")[0] !== PATH) return refuse(res, 404);
    if (req.method !== "POST") return refuse(res, 405);
    const buffered = await bolt.bufferIncomingMessage(req, BODY_BYTES).catch((error: unknown) => {
      if (isRawBodyError(error)) return undefined;
      throw error;
    });
    if (buffered === undefined) return refuse(res, 413);
    const raw = buffered.rawBody.toString();
    // Slack looks at the certificate with an unsigned request, which may not carry anything else.
    if (isSslCheck(req, raw)) return bolt.buildSSLCheckResponse(res);
    if (!isSigned(req, raw)) return refuse(res, 401);
    const body = readBody(req, raw);
    if (body === undefined) return refuse(res, 400);
    if (body.type === "url_verification") return bolt.buildUrlVerificationResponse(res, body);
    const ack = new HTTPResponseAck({
      logger,
      processBeforeResponse: false,
      httpRequest: buffered,
      httpRequestBody: body,
      httpResponse: res,
    });
    await app!.processEvent({ body, ack: ack.bind(), ...retryOf(req) });
  }

  function isSigned({ headers }: IncomingMessage, body: string): boolean {
    const signature = headers["x-slack-signature"];
    const at = Number(headers["x-slack-request-timestamp"]);
    const nowMilliseconds = now().epochMilliseconds;
    if (typeof signature !== "string" || !Number.isInteger(at)) return false;
    if (at * 1000 > nowMilliseconds + CLOCK_SKEW_MS) return false;
    const signed = { "x-slack-signature": signature, "x-slack-request-timestamp": at };
    try {
      verifySlackRequest({ signingSecret, body, headers: signed, nowMilliseconds });
      return true;
    } catch {
      return false;
    }
  }

  return {
    get address() {
      return address;
    },
    init(made) {
      app = made;
    },
    async start() {
      server.listen(port, host);
      try {
        await once(server, "listening");
      } catch (error) {
        throw asUserError(error, port);
      }
      address = `http://${host}:${(server.address() as AddressInfo).port}${PATH}`;
    },
    async stop() {
      address = undefined;
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
    health: () =>
      address === undefined ? { state: "stopped" } : { state: "up", detail: `requests at ${address}` },
  };
}

function refuse(res: ServerResponse, status: number): void {
  res.writeHead(status, { connection: "close" }).end();
}

function isForm({ headers }: IncomingMessage): boolean {
  return headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;
}

function isSslCheck(req: IncomingMessage, raw: string): boolean {
  return isForm(req) && new URLSearchParams(raw).get("ssl_check") === "1";
}

/** Commands come as a form, presses as JSON in a form, events as JSON. */
function readBody(req: IncomingMessage, raw: string): Record<string, unknown> | undefined {
  try {
    const form = isForm(req) ? Object.fromEntries(new URLSearchParams(raw)) : undefined;
    const body: unknown =
      form === undefined ? JSON.parse(raw) : form.payload ? JSON.parse(form.payload) : form;
    return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function retryOf({ headers }: IncomingMessage): { retryNum?: number; retryReason?: string } {
  const [num, reason] = [headers["x-slack-retry-num"], headers["x-slack-retry-reason"]];
  return {
    ...(num !== undefined && { retryNum: Number(num) }),
    ...(reason !== undefined && { retryReason: String(reason) }),
  };
}

function asUserError(error: unknown, port: number): unknown {
  const code = (error as { code?: unknown }).code;
  if (code === "EADDRINUSE") {
    return new UserError(
      `Port ${port} is taken by another program, so Slack's requests cannot be taken. Stop that program, or set SLACK_PORT to a free port.`,
      { cause: error },
    );
  }
  if (code === "EACCES") {
    return new UserError(
      `This user may not open port ${port} for Slack. Set SLACK_PORT to a port above 1023.`,
      { cause: error },
    );
  }
  return error;
}
