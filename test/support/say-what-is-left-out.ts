import { findChromium } from "./chromium.ts";

/** Before the tests: says in one line what this machine cannot run. */
export default function sayWhatIsLeftOut(): void {
  if (findChromium() !== undefined) return;
  process.stdout.write(
    "The local page’s tests are left out: no Chromium is found. Install Debian’s package chromium, or set CHROMIUM to a browser’s path.\n",
  );
}
