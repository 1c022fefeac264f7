/** Share by which a quotient may miss a whole number through rounding alone. */
const ROUNDING = 1e-12;

/** The least whole number that is not below: (0.1 + 0.2) / 0.1, which a computer calls 3.0000000000000004, is 3. */
export function wholeAbove(exact: number): number {
  const nearest = Math.round(exact);
  return Math.abs(exact - nearest) <= nearest * ROUNDING ? nearest : Math.ceil(exact);
}

/** The greatest whole number that is not above, likewise. */
export function wholeBelow(exact: number): number {
  const nearest = Math.round(exact);
  return Math.abs(exact - nearest) <= nearest * ROUNDING ? nearest : Math.floor(exact);
}

/** The greatest number of so many significant digits that is not above: `floorTo(0.123456, 3)` is 0.123. */
export function floorTo(exact: number, digits: number): number {
  const unit = 10 ** (digits - 1 - Math.floor(Math.log10(exact)));
  return Math.floor(exact * unit) / unit;
}
