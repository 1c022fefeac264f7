import type { ITerraformDependable, TerraformStack } from 'cdktf';
import type { ResourceGroup } from './resource-group';
import { resource } from './terraform';
import type { AksCluster } from '../../environments/cluster';

/** What the cluster stands in. */
export interface AksNetwork {
  readonly id: string;
  readonly nodeSubnet: string;
  /** Public address of everything that leaves. */
  readonly address: string;
  /** Nodes have no public address: they pull images through this. */
  readonly wayOut: ITerraformDependable;
}

/**
 * A network with one subnet for the nodes, whose traffic leaves it through a NAT gateway. A subnet of Azure spans the zones, and
 * so has one gateway; its address is in all three.
 */
export function aksNetwork(stack: TerraformStack, values: AksCluster, group: ResourceGroup): AksNetwork {
  const place = { resource_group_name: group.name, location: group.location };
  const address = resource(stack, 'address', 'azurerm_public_ip', {
    name: 'way-out',
    ...place,
    allocation_method: 'Static',
    sku: 'Standard',
    zones: values.zones,
  });
  const gateway = resource(stack, 'nat', 'azurerm_nat_gateway', { name: 'way-out', ...place, sku_name: 'Standard' });
  const joined = resource(stack, 'nat-address', 'azurerm_nat_gateway_public_ip_association', {
    nat_gateway_id: gateway.getStringAttribute('id'),
    public_ip_address_id: address.getStringAttribute('id'),
  });
  const network = resource(stack, 'network', 'azurerm_virtual_network', {
    name: values.name,
    ...place,
    address_space: [values.cidr],
  });
  const nodes = resource(stack, 'nodes', 'azurerm_subnet', {
    name: 'nodes',
    resource_group_name: group.name,
    virtual_network_name: network.getStringAttribute('name'),
    address_prefixes: [values.nodeCidr],
    // Nothing leaves but through the gateway.
    default_outbound_access_enabled: false,
  });
  const wayOut = resource(
    stack,
    'nodes-nat',
    'azurerm_subnet_nat_gateway_association',
    { subnet_id: nodes.getStringAttribute('id'), nat_gateway_id: gateway.getStringAttribute('id') },
    [joined],
  );
  return {
    id: network.getStringAttribute('id'),
    nodeSubnet: nodes.getStringAttribute('id'),
    address: address.getStringAttribute('ip_address'),
    wayOut,
  };
}
