import type { IncomingMessage } from "node:http";
import type { SentFile } from "./journal.ts";
import { Refusal } from "./refusal.ts";

/** The whole request, message and files together (docs, reference: uploading files; 25 MiB). */
const REQUEST_MAX_BYTES = 25 * 1024 * 1024;

export interface ReadBody {
  body: unknown;
  files: SentFile[];
  /** What is wrong with it before anybody looks inside. */
  refusal?: Refusal;
}

export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return { body: undefined, files: [] };
  if (bytes.length > REQUEST_MAX_BYTES) return { body: undefined, files: [], refusal: new Refusal(40005) };
  try {
    const contentType = request.headers["content-type"] ?? "";
    if (contentType.startsWith("multipart/form-data")) return await readForm(bytes, contentType);
    return { body: JSON.parse(bytes.toString("utf8")), files: [] };
  } catch {
    return { body: undefined, files: [], refusal: new Refusal(50109) };
  }
}

/** `payload_json` is the body; the other parts are files, called `files[0]`, `files[1]`… */
async function readForm(bytes: Buffer, contentType: string): Promise<ReadBody> {
  const whole = new Response(new Uint8Array(bytes), { headers: { "content-type": contentType } });
  const form = await whole.formData();
  const files: SentFile[] = [];
  let body: unknown;
  for (const [field, part] of form) {
    if (typeof part === "string") {
      if (field === "payload_json") body = JSON.parse(part);
      continue;
    }
    const content = new Uint8Array(await part.arrayBuffer());
    files.push({ field, name: part.name, contentType: part.type, bytes: content });
  }
  return { body, files };
}
