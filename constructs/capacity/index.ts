export * from './capacity-sums';
export * from './load';
export { ReplicaLimit, type ReplicaBound } from './replica-bound';
export * from './replica-plan';
export { ContainerKind, type ContainerRequests } from './pod-requests';
export { type NodesProps } from './nodes';
