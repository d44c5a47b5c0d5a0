/** A browser tab without a browser: reads the stream as the wire has it. */
export interface TabClient {
  readonly id: string;
  /** Whether the server knew the tab again. */
  readonly resumed: boolean;
  /** The next event; rejects when the stream has ended. */
  next(): Promise<WireEvent>;
  /** The next event of this kind, passing over others. */
  nextMessage(): Promise<WireMessage>;
  say(text: string, id?: string): Promise<Response>;
  close(): Promise<void>;
}

interface WireEvent {
  readonly event: string;
  readonly id: string;
  readonly data: unknown;
}

interface WireMessage {
  readonly id: string;
  readonly visibility: string;
  readonly html: string;
  readonly to?: string;
  readonly asked?: string;
  readonly channel?: string;
  /** The id of the event that brought it. */
  readonly eventId: string;
}

/** `last` is the id of the last event read, as a browser sends it when it connects again. */
export async function openTab(address: string, last?: string): Promise<TabClient> {
  const headers: Record<string, string> = last === undefined ? {} : { "last-event-id": last };
  const response = await fetch(`${address}/events`, { headers });
  if (!response.ok || response.body === null) throw new Error(`${response.status} ${await response.text()}`);
  const events = readEvents(response.body);

  async function next(): Promise<WireEvent> {
    const { value, done } = await events.next();
    if (done) throw new Error("The stream has ended.");
    return value;
  }

  const hello = (await next()).data as { tab: string; resumed: boolean };
  return {
    id: hello.tab,
    resumed: hello.resumed,
    next,
    async nextMessage() {
      const { event, id, data } = await next();
      if (event !== "message") throw new Error(`Expected a message, got ${event}.`);
      return { ...(data as WireMessage), eventId: id };
    },
    say: (text, id) => say(address, { tab: hello.tab, text, ...(id === undefined ? {} : { id }) }),
    async close() {
      await events.return();
    },
  };
}

export function say(address: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${address}/say`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address, ...headers },
    body: JSON.stringify(body),
  });
}

async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<WireEvent, void> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      yield readEvent(text.slice(0, end));
      text = text.slice(end + 2);
    }
  }
}

function readEvent(block: string): WireEvent {
  const fields = new Map(block.split("\n").map((line) => line.split(/: (.*)/s, 2) as [string, string]));
  return {
    event: fields.get("event") ?? "message",
    id: fields.get("id") ?? "",
    data: JSON.parse(fields.get("data") ?? "null"),
  };
}
