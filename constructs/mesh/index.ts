export { AuthorizationPolicy, AuthorizationPolicyProps } from './authorization-policy';
export { IstioProps, Mesh } from './mesh';
export { MeshDefaults, MeshDefaultsProps } from './mesh-defaults';
export { PeerAuthentication, PeerAuthenticationProps, PlaintextPort } from './peer-authentication';
export { ServiceEntry, ServiceEntryProps } from './service-entry';
export { Sidecar, SidecarProps } from './sidecar';
