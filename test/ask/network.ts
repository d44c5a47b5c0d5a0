/** A question in numbers: a row for each candidate, one for "none", and how right each is. */
export interface Lesson {
  readonly rows: readonly (readonly number[])[];
  readonly none: readonly number[];
  /** By row, and last for none; together 1. */
  readonly right: readonly number[];
}

/** What is fitted, for evidence as it stands. The first of each list of numbers goes straight to the score. */
export interface Network {
  /** By piece of evidence: straight to a candidate's score, then to each hidden unit. */
  readonly ofFigure: readonly (readonly number[])[];
  /** By piece of evidence of the question: straight to the score of "none", then to each hidden unit. */
  readonly ofQuestion: readonly (readonly number[])[];
  /** Of each hidden unit. */
  readonly bias: readonly number[];
  readonly out: readonly number[];
}

/** Hidden units, rounds over all lessons, lessons at a time, and how fast it learns at first. */
const HIDDEN = 12;
const ROUNDS = 20;
const BATCH = 32;
const PACE = 0.003;
/** How much large weights cost: the less is told by few questions, the less they may say. */
const RIDGE = 1e-3;

/**
 * Fits a network of one hidden layer that gives each candidate a score, so that the scores, with that of "none", make
 * the chances of a conditional logit; by Adam (Kingma and Ba 2015). The same lessons and seed give the same network.
 */
export function fitNetwork(lessons: readonly Lesson[], seed: number): Network {
  const random = createRandom(seed);
  const { mean, spread } = standardOf(lessons);
  const [width, depth] = [mean.length, lessons[0]!.none.length];
  const inputs = width + depth;
  const at = placesOf(width, depth);
  const weights = Float64Array.from({ length: at.size }, (_, place) =>
    place < at.bias || (place >= at.out && place < at.straight) ? (random() - 0.5) / 5 : 0,
  );
  const all = lessons.map(({ rows, none, right }) => ({
    rows: rows.map((row) =>
      Float64Array.from([...row.map((value, place) => (value - mean[place]!) / spread[place]!), ...none]),
    ),
    none: Float64Array.from(none),
    right,
  }));
  const units = Array.from(
    { length: Math.max(...all.map(({ rows }) => rows.length)) },
    () => new Float64Array(HIDDEN),
  );
  const [first, second] = [new Float64Array(at.size), new Float64Array(at.size)];
  let step = 0;

  function scoreOf(row: Float64Array, hidden: Float64Array): number {
    let score = 0;
    for (let unit = 0; unit < HIDDEN; unit += 1) {
      hidden[unit] = Math.tanh(weights[at.bias + unit]! + dot(row, weights, unit * inputs, inputs));
      score += weights[at.out + unit]! * hidden[unit]!;
    }
    return score + dot(row, weights, at.straight, width);
  }

  function addSlope(slope: Float64Array, { rows, none, right }: (typeof all)[number]): void {
    const scores = rows.map((row, place) => scoreOf(row, units[place]!));
    scores.push(dot(none, weights, at.none, depth));
    const most = Math.max(...scores);
    const odds = scores.map((score) => Math.exp(score - most));
    const sum = odds.reduce((a, b) => a + b, 0);
    for (const [place, row] of rows.entries()) {
      const miss = odds[place]! / sum - right[place]!;
      if (Math.abs(miss) < 1e-4) continue;
      addTo(slope, at.straight, row, width, miss);
      for (const [unit, value] of units[place]!.entries()) {
        slope[at.out + unit]! += miss * value;
        const by = miss * weights[at.out + unit]! * (1 - value * value);
        slope[at.bias + unit]! += by;
        addTo(slope, unit * inputs, row, inputs, by);
      }
    }
    addTo(slope, at.none, none, depth, odds.at(-1)! / sum - right.at(-1)!);
  }

  for (let round = 0; round < ROUNDS; round += 1) {
    const pace = PACE * (1 - round / ROUNDS);
    const order = shuffled(all, random);
    for (let start = 0; start < order.length; start += BATCH) {
      const batch = order.slice(start, start + BATCH);
      const slope = new Float64Array(at.size);
      for (const lesson of batch) addSlope(slope, lesson);
      step += 1;
      for (let place = 0; place < at.size; place += 1) {
        const by = slope[place]! / batch.length + RIDGE * weights[place]!;
        first[place] = 0.9 * first[place]! + 0.1 * by;
        second[place] = 0.999 * second[place]! + 0.001 * by * by;
        weights[place]! -=
          (pace * (first[place]! / (1 - 0.9 ** step))) /
          (Math.sqrt(second[place]! / (1 - 0.999 ** step)) + 1e-8);
      }
    }
  }
  return unstandardized(weights, mean, spread, depth);
}

/** Where what stands in the weights: to the hidden units, their biases, from them, straight on, and of none. */
function placesOf(width: number, depth: number) {
  const bias = (width + depth) * HIDDEN;
  const out = bias + HIDDEN;
  const straight = out + HIDDEN;
  const none = straight + width;
  return { bias, out, straight, none, size: none + depth };
}

/** The network for evidence as it stands, not brought to a mean of 0 and a spread of 1. */
function unstandardized(
  weights: Float64Array,
  mean: readonly number[],
  spread: readonly number[],
  depth: number,
): Network {
  const width = mean.length;
  const at = placesOf(width, depth);
  const inputs = width + depth;
  const toUnit = (unit: number, place: number) => weights[unit * inputs + place]!;
  const units = Array.from({ length: HIDDEN }, (_, unit) => unit);
  const straight = mean.map((_, place) => weights[at.straight + place]! / spread[place]!);
  return {
    ofFigure: mean.map((_, place) => [
      straight[place]!,
      ...units.map((unit) => toUnit(unit, place) / spread[place]!),
    ]),
    ofQuestion: Array.from({ length: depth }, (_, place) => [
      // What the means take from every figure is given to none, by the evidence that is always there.
      weights[at.none + place]! +
        (place === 0 ? mean.reduce((sum, of, piece) => sum + of * straight[piece]!, 0) : 0),
      ...units.map((unit) => toUnit(unit, width + place)),
    ]),
    bias: units.map((unit) =>
      mean.reduce(
        (sum, of, place) => sum - (of * toUnit(unit, place)) / spread[place]!,
        weights[at.bias + unit]!,
      ),
    ),
    out: units.map((unit) => weights[at.out + unit]!),
  };
}

/** What brings numbers to a mean of 0 and a spread of 1, so that one pace suits all. */
function standardOf(lessons: readonly Lesson[]) {
  const rows = lessons.flatMap(({ rows }) => rows);
  const width = rows[0]!.length;
  const mean = Array.from(
    { length: width },
    (_, at) => rows.reduce((sum, row) => sum + row[at]!, 0) / rows.length,
  );
  const spread = mean.map(
    (of, at) => Math.sqrt(rows.reduce((sum, row) => sum + (row[at]! - of) ** 2, 0) / rows.length) || 1,
  );
  return { mean, spread };
}

function dot(row: Float64Array, weights: Float64Array, from: number, length: number): number {
  let sum = 0;
  for (let at = 0; at < length; at += 1) sum += row[at]! * weights[from + at]!;
  return sum;
}

function addTo(slope: Float64Array, from: number, row: Float64Array, length: number, by: number): void {
  for (let at = 0; at < length; at += 1) slope[from + at]! += by * row[at]!;
}

/** Numbers from 0 to 1, by a linear congruence (the constants of ISO C's example of `rand`). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  const order = [...all];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
