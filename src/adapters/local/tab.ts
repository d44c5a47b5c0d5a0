import { RECONNECT_AFTER_MS, TAB_COMMANDS, TAB_EVENTS } from "./limits.ts";
import { eventId } from "./parse.ts";

/** One event on the wire. */
export interface StreamEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
  readonly retry?: number;
}

/** One connection of a tab. A tab has one at most; a newer one takes the older one's place. */
export interface Line {
  /** Everything the tab has not read yet, then everything as it comes. Ends when the line is hung up or the tab ends. */
  readonly events: AsyncIterable<StreamEvent>;
  hangUp(): void;
}

/** A browser tab as the server knows it. Each event has a number, so a broken stream goes on where it broke. */
export interface Tab {
  readonly id: string;
  readonly isConnected: boolean;
  send(event: string, data: object): void;
  /** Connects for the first time, or again after the event of this number. */
  connect(after?: number): Line;
  /** Whether this command is new. One that was sent again after a broken connection is not. */
  takes(command: string): boolean;
  /** Lets the line send what is still waiting, then ends it. */
  end(): void;
}

interface Connection {
  isOpen: boolean;
  wake(): void;
}

/** `onGone` is told when the tab has no connection left. */
export function createTab(id: string, onGone: () => void): Tab {
  const waiting: { seq: number; event: string; data: string }[] = [];
  const commands = new Set<string>();
  let sent = 0;
  let hasEnded = false;
  let current: Connection | undefined;

  function hangUp(connection: Connection): void {
    if (!connection.isOpen) return;
    connection.isOpen = false;
    connection.wake();
    if (connection !== current) return;
    current = undefined;
    onGone();
  }

  async function* follow(connection: Connection, after: number | undefined): AsyncGenerator<StreamEvent> {
    let read = Math.min(after ?? 0, sent);
    yield on("hello", read, { tab: id, resumed: after !== undefined }, RECONNECT_AFTER_MS);
    while (connection.isOpen) {
      const next = waiting.find(({ seq }) => seq > read);
      if (next !== undefined) {
        if (next.seq > read + 1) yield on("missed", next.seq - 1, {});
        read = next.seq;
        yield { id: eventId({ tab: id, seq: read }), event: next.event, data: next.data };
      } else if (hasEnded) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          connection.wake = resolve;
        });
      }
    }
  }

  function on(event: string, seq: number, data: object, retry?: number): StreamEvent {
    const plain = { id: eventId({ tab: id, seq }), event, data: JSON.stringify(data) };
    return retry === undefined ? plain : { ...plain, retry };
  }

  return {
    id,
    get isConnected() {
      return current !== undefined;
    },
    send(event, data) {
      sent += 1;
      waiting.push({ seq: sent, event, data: JSON.stringify(data) });
      if (waiting.length > TAB_EVENTS) waiting.shift();
      current?.wake();
    },
    connect(after) {
      const connection: Connection = { isOpen: true, wake() {} };
      const older = current;
      current = connection;
      if (older !== undefined) hangUp(older);
      return { events: follow(connection, after), hangUp: () => hangUp(connection) };
    },
    takes(command) {
      if (commands.has(command)) return false;
      commands.add(command);
      const [oldest] = commands;
      if (commands.size > TAB_COMMANDS && oldest !== undefined) commands.delete(oldest);
      return true;
    },
    end() {
      hasEnded = true;
      current?.wake();
    },
  };
}
