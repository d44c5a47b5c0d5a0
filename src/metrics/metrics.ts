import type { Exposition, Readings } from "./readings.ts";
import type { Tallies } from "./tallies.ts";

/**
 * Tells what was counted and how things stand. The library comes in when it is first asked: loading it takes a tenth of
 * a second and some 18 MB, which is not for those whom nobody asks.
 */
export function createMetrics(
  tallies: Tallies,
  readings: () => Promise<Readings>,
): () => Promise<Exposition> {
  let loading: Promise<(readings: Readings) => Promise<Exposition>> | undefined;
  return async () => {
    loading ??= import("./prometheus.ts").then(({ createExposition }) => createExposition(tallies));
    const expose = await loading;
    return expose(await readings());
  };
}
