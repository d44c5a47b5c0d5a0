import type { IncomingHttpHeaders } from "node:http";
import { isJson, type Json } from "./json.ts";

/** Arguments that travel as JSON inside a form. */
const NESTED = new Set(["attachments", "blocks", "files", "metadata", "view"]);

/** Reads the arguments of a call out of its query and its body, whichever way they were sent. */
export function readArguments(url: URL, headers: IncomingHttpHeaders, raw: Uint8Array): Json {
  const fromQuery = Object.fromEntries(url.searchParams);
  return normal({ ...fromQuery, ...readBody(headers["content-type"] ?? "", Buffer.from(raw).toString()) });
}

function readBody(contentType: string, body: string): Json {
  if (contentType.startsWith("application/json")) {
    const parsed = parse(body);
    return isJson(parsed) ? parsed : {};
  }
  if (contentType.startsWith("application/x-www-form-urlencoded")) {
    return Object.fromEntries(new URLSearchParams(body));
  }
  return {};
}

function normal(args: Json): Json {
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, normalValue(key, value)]));
}

function normalValue(key: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (NESTED.has(key)) return parse(value) ?? value;
  if (value === "true") return true;
  if (value === "false") return false;
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The bytes of an upload: the whole body, or the first part of a form. */
export function readUpload(headers: IncomingHttpHeaders, raw: Uint8Array): Uint8Array {
  const boundary = /multipart\/form-data;.*boundary="?([^";]+)/.exec(headers["content-type"] ?? "")?.[1];
  if (boundary === undefined) return raw;
  const body = Buffer.from(raw);
  const start = body.indexOf("\r\n\r\n") + 4;
  return body.subarray(start, body.indexOf(`\r\n--${boundary}`, start));
}
