/** Where a message landed. A reply that takes several messages has several ids, the first one first. */
export interface Posted {
  readonly channel: string;
  readonly messages: readonly [string, ...string[]];
}
