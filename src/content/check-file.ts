import type { CheckContext } from "./check-context.ts";
import { checkStory } from "./check-story.ts";
import { explainIssues } from "./explain.ts";
import { hashOf } from "./normal-form.ts";
import type { Finding } from "./problem.ts";
import { storySchema } from "./schema.ts";
import { storyOf } from "./story.ts";
import type { CheckedStory } from "./story-file.ts";

/** Checks the content of a story that came from elsewhere than a file: the story, or the errors that keep it out. */
export function checkFile(
  content: { readonly id: string },
  context: Omit<CheckContext, "name">,
): CheckedStory | { readonly errors: readonly Finding[] } {
  const checked = storySchema.safeParse(content);
  if (!checked.success) return { errors: explainIssues(checked.error.issues, content) };
  const file = checked.data;
  const findings = checkStory(file, { ...context, name: file.id });
  const errors = findings.filter(({ severity }) => severity !== "warning");
  return errors.length > 0 ? { errors } : { story: storyOf(file), hash: hashOf(file), file };
}
