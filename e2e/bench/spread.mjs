// Several measurements of one thing.

/** Their median, least and most, in whole units. */
export function spread(values) {
  const sorted = values.map(Math.round).sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], least: sorted[0], most: sorted.at(-1) };
}
