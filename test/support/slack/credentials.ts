import { randomBytes } from "node:crypto";

export type TokenState = "valid" | "invalid_auth" | "account_inactive" | "token_revoked" | "token_expired";

/** Made up at each start, and shaped so that no secret scanner takes them for real ones. */
export interface Credentials {
  botToken: string;
  appToken: string;
  signingSecret: string;
  /** The old verification token, which still rides in every payload. */
  verificationToken: string;
}

export function inventCredentials(): Credentials {
  const invent = (kind: string) => `made-up-${kind}-${randomBytes(9).toString("hex")}`;
  return {
    botToken: invent("bot"),
    appToken: invent("app"),
    signingSecret: invent("signing"),
    verificationToken: invent("verification"),
  };
}

/** What a briefing bot asks for; `chat:write.public` is left out so that channels must invite it. */
export const USUAL_SCOPES = [
  "app_mentions:read",
  "channels:history",
  "channels:join",
  "channels:read",
  "chat:write",
  "commands",
  "files:read",
  "files:write",
  "groups:history",
  "groups:read",
  "im:history",
  "im:read",
  "im:write",
  "usergroups:read",
  "users:read",
];
