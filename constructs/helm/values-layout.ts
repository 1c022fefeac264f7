/** How the values of a chart are grouped. */
export enum ValuesLayout {
  /** By namespace and component: `commerce.catalog.replicaCount`. For charts of several components. */
  NAMESPACED = 'namespaced',
  /**
   * At the top, with the component's `name` and `port` beside them, as `helm create` has it: `replicaCount`, `image.tag`.
   * For charts of one component that no other chart is wired to.
   */
  SINGLE = 'single',
}
