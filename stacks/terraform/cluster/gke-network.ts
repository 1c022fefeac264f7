import type { ITerraformDependable, TerraformStack } from 'cdktf';
import { registryModule, resource } from './terraform';
import { MODULES } from './versions';
import type { GkeCluster } from '../../environments/cluster';

/** What the cluster stands in, by name. */
export interface GkeNetwork {
  readonly name: string;
  readonly subnetwork: string;
  readonly podRange: string;
  readonly serviceRange: string;
  /** Nodes have no public address: they pull images through this. */
  readonly wayOut: ITerraformDependable;
}

const PODS = 'pods';
const SERVICES = 'services';

/** A network with one subnet over the region's zones, its traffic logged, and a NAT that Google spreads over them. */
export function gkeNetwork(stack: TerraformStack, values: GkeCluster): GkeNetwork {
  const { project, name, region, cidr, podCidr, serviceCidr } = values;
  const network = registryModule(stack, 'network', MODULES.googleNetwork, {
    project_id: project,
    network_name: name,
    routing_mode: 'REGIONAL',
    subnets: [
      {
        subnet_name: name,
        subnet_ip: cidr,
        subnet_region: region,
        subnet_private_access: 'true',
        subnet_flow_logs: 'true',
      },
    ],
    secondary_ranges: {
      [name]: [
        { range_name: PODS, ip_cidr_range: podCidr },
        { range_name: SERVICES, ip_cidr_range: serviceCidr },
      ],
    },
  });
  const router = resource(stack, 'router', 'google_compute_router', {
    name,
    project,
    region,
    network: network.getString('network_name'),
  });
  const wayOut = resource(stack, 'nat', 'google_compute_router_nat', {
    name,
    project,
    region,
    router: router.getStringAttribute('name'),
    nat_ip_allocate_option: 'AUTO_ONLY',
    source_subnetwork_ip_ranges_to_nat: 'ALL_SUBNETWORKS_ALL_IP_RANGES',
    log_config: [{ enable: true, filter: 'ERRORS_ONLY' }],
  });
  return { name: network.getString('network_name'), subnetwork: name, podRange: PODS, serviceRange: SERVICES, wayOut };
}
