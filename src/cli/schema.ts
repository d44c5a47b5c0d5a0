import { storyJsonSchema } from "../content/schema.ts";
import type { World } from "./world.ts";

export function schema({ out }: Pick<World, "out">): void {
  out(JSON.stringify(storyJsonSchema(), null, 2));
}
