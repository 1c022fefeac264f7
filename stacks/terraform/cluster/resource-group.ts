/** Where everything of the cluster lies. */
export interface ResourceGroup {
  readonly id: string;
  readonly name: string;
  readonly location: string;
}
