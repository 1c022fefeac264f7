/**
 * Seconds in which every load balancer forgets a pod that ends: the endpoint is taken away once for all, but each node, and
 * each gateway, hears of it in its own time.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow
 */
export const FORGET_SECONDS = 5;
