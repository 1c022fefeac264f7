/** One add-on: a chart at an exact version, its namespace and its production values. */
export interface AddOn {
  /** Name of the release and of the construct. */
  readonly name: string;
  /** Repository of the chart: `https://…` or `oci://…`. */
  readonly repository: string;
  readonly chart: string;
  /** Exact version. */
  readonly version: string;
  readonly namespace: string;
  /** Values, as the chart names them. */
  readonly values: { readonly [key: string]: unknown };
}
