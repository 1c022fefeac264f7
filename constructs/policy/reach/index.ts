export { Opening, Reachability, ReachabilityOptions } from './reachability';
