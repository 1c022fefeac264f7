/** A provider at an exact version. */
export interface ProviderVersion {
  /** Its name in Terraform, and the beginning of its resources' names. */
  readonly name: string;
  readonly source: string;
  readonly version: string;
}

/** A module of the registry at an exact version. */
export interface ModuleVersion {
  readonly source: string;
  readonly version: string;
}

/** The providers that have no pre-built bindings here. */
export const PROVIDERS = {
  aws: { name: 'aws', source: 'hashicorp/aws', version: '6.28.0' },
  tls: { name: 'tls', source: 'hashicorp/tls', version: '4.1.0' },
  time: { name: 'time', source: 'hashicorp/time', version: '0.13.1' },
  random: { name: 'random', source: 'hashicorp/random', version: '3.7.2' },
  google: { name: 'google', source: 'hashicorp/google', version: '7.45.0' },
  googleBeta: { name: 'google-beta', source: 'hashicorp/google-beta', version: '7.45.0' },
  azurerm: { name: 'azurerm', source: 'hashicorp/azurerm', version: '4.81.0' },
  azapi: { name: 'azapi', source: 'Azure/azapi', version: '2.13.0' },
  modtm: { name: 'modtm', source: 'Azure/modtm', version: '0.3.5' },
  kind: { name: 'kind', source: 'tehcyx/kind', version: '0.11.0' },
  minikube: { name: 'minikube', source: 'scott-the-programmer/minikube', version: '0.6.0' },
} as const satisfies { readonly [key: string]: ProviderVersion };

/** The registry's modules. */
export const MODULES = {
  vpc: { source: 'terraform-aws-modules/vpc/aws', version: '6.6.0' },
  flowLog: { source: 'terraform-aws-modules/vpc/aws//modules/flow-log', version: '6.6.0' },
  eks: { source: 'terraform-aws-modules/eks/aws', version: '21.19.0' },
  podIdentity: { source: 'terraform-aws-modules/eks-pod-identity/aws', version: '2.8.1' },
  googleNetwork: { source: 'terraform-google-modules/network/google', version: '18.1.0' },
  gke: { source: 'terraform-google-modules/kubernetes-engine/google//modules/private-cluster', version: '44.2.0' },
  aks: { source: 'Azure/avm-res-containerservice-managedcluster/azurerm', version: '0.8.1' },
} as const satisfies { readonly [key: string]: ModuleVersion };

/** Oldest Terraform that all of this works with: state locked by S3 itself, and the modules of Azure. */
export const TERRAFORM_VERSION = '>= 1.11.0, < 2.0.0';
