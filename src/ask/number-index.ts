/** Where numbers stand, by place. Made number by number, with nothing left to do at the end. */
export interface NumberIndex {
  add(value: number, place: number): void;
  /** The places of a number; none where there are more than `most`: it says little of any. */
  placesOf(value: number, most: number): readonly number[];
}

export function createNumberIndex(): NumberIndex {
  // A list for each number, linked backwards: most numbers stand in one place, and an array for each would be large.
  const lastByValue = new Map<number, number>();
  const places: number[] = [];
  const previous: number[] = [];
  return {
    add(value, place) {
      previous.push(lastByValue.get(value) ?? -1);
      places.push(place);
      lastByValue.set(value, places.length - 1);
    },
    placesOf(value, most) {
      const found: number[] = [];
      for (let at = lastByValue.get(value) ?? -1; at >= 0; at = previous[at]!) {
        if (found.length === most) return [];
        found.push(places[at]!);
      }
      return found;
    },
  };
}
