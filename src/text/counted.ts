const digits = new Intl.NumberFormat("en");

/** "1 story", "2,500 stories". */
export function counted(count: number, one: string, many: string): string {
  return `${digits.format(count)} ${count === 1 ? one : many}`;
}
