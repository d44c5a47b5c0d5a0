/**
 * Sends a command. Resolves to its text as the server understood it; rejects with a sentence for the person.
 * @param {string | undefined} tab
 * @param {string} id
 * @param {string} text
 * @param {Record<string, string>} [filled] what a form was filled in with
 * @returns {Promise<string>}
 */
export async function say(tab, id, text, filled) {
  if (tab === undefined) throw new Error("Not sent: the connection to Dateline is down.");
  const response = await post({ tab, id, text, filled });
  if (!response.ok) throw new Error(`Not sent. ${await response.text()}`);
  return (await response.json()).text;
}

/** @param {{ tab: string, id: string, text: string, filled?: Record<string, string> | undefined }} body */
async function post(body) {
  try {
    return await fetch("/say", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error("The connection broke, so this may not have been sent.");
  }
}
