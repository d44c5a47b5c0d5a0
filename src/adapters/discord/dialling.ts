import { setTimeout as pause } from "node:timers/promises";
import { SimpleShardingStrategy } from "discord.js";
import { FIRST_PAUSE_MS, LONGEST_PAUSE_MS } from "./limits.ts";

/** The pause before the nth try after the first. */
export function pauseBefore(tries: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS);
}

type WebSockets = ConstructorParameters<typeof SimpleShardingStrategy>[0];

export interface Dialling {
  /** The library's own way to connect, with our patience in it. */
  buildStrategy(manager: WebSockets): SimpleShardingStrategy;
  /** Dials no more. Resolves when a dialling that is under way has come to something. */
  end(): Promise<void>;
}

/**
 * discord.js dials again half a second after a connection broke, for ever at that rate, and even after it was told to
 * stop; told to stop while it dials, it leaves a socket whose failure ends the process; and one dialling that fails
 * costs it the session, with all that was asked meanwhile. It asks for its session before each dialling, though, and
 * says when it lets go of it: there it can be made to wait, and to keep it.
 */
export function createDialling(): Dialling {
  let isEnded = false;
  let isDown = true;
  let isGreeted = false;
  let failures = -1;
  let dialled = Promise.withResolvers<void>();
  dialled.resolve();

  async function waitForTurn(): Promise<void> {
    if (isEnded) return new Promise(() => {});
    if (!isDown) return;
    isDown = false;
    failures += 1;
    // The first try again is the library's own, at once: a session is resumed best while it is fresh.
    if (failures > 1) await pause(pauseBefore(failures - 1), undefined, { ref: false });
    if (isEnded) return new Promise(() => {});
    isGreeted = false;
    dialled = Promise.withResolvers();
  }

  return {
    buildStrategy(manager) {
      const { retrieveSessionInfo, updateSessionInfo } = manager.options;
      manager.options.retrieveSessionInfo = async (shard) => {
        await waitForTurn();
        return retrieveSessionInfo(shard);
      };
      manager.options.updateSessionInfo = (shard, session) => {
        const isOnlyUnreached = session === null && !isGreeted && failures < TRIES_TO_RESUME;
        return isOnlyUnreached ? undefined : updateSessionInfo(shard, session);
      };
      manager.on("closed", () => {
        isDown = true;
        dialled.resolve();
      });
      manager.on("hello", () => {
        isGreeted = true;
        dialled.resolve();
      });
      const isUp = () => {
        failures = 0;
      };
      manager.on("ready", isUp).on("resumed", isUp);
      return new SimpleShardingStrategy(manager);
    },
    end() {
      isEnded = true;
      return dialled.promise;
    },
  };
}

/** A session is given up when its own address has not answered so often, which takes half a minute. */
const TRIES_TO_RESUME = 7;
