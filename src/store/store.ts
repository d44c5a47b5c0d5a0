import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export type StoreKind = "sqlite" | "postgres";

/** Where everything that must outlive the process is kept. */
export interface Store {
  readonly kind: StoreKind;
  readonly db: Kysely<Tables>;
  /** The right to be the one process that does something, such as sending to a chat. */
  turn(name: string): Turn;
  /** Copies the store to a file, whole and at one moment, while it is in use. Only where it is a file itself. */
  backup?(file: string): Promise<void>;
  close(): Promise<void>;
}

/** A right that one process at a time holds. It ends with the process, however that ends. */
export interface Turn {
  /** Takes it where it is free. True where it is held afterwards. */
  take(): Promise<boolean>;
  /** Whether it is held, as far as is known. */
  isHeld(): boolean;
  giveUp(): Promise<void>;
}
