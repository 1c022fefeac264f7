export * from './capacity-sums';
export { type DesiredReplicasProps } from './desired-replicas';
export { ContainerKind, type ContainerRequests } from './pod-requests';
export { type NodesProps } from './nodes';
export * from './scaling-metric';
