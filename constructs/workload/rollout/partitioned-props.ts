/** An update that stops before it has reached every replica. */
export interface PartitionedProps {
  /**
   * Replicas of this number and above get the new version, those below keep the old one: 0 is all of them, as many as there
   * are is none. The update goes on when it is lowered, and back when the image is the old one again.
   */
  readonly partition: number;
}
