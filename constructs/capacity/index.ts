export * from './capacity-sums';
export { ContainerKind, type ContainerRequests } from './pod-requests';
export { type NodesProps } from './nodes';
