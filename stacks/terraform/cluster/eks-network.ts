import type { TerraformStack } from 'cdktf';
import { LOG_DAYS } from './log-days';
import { registryModule } from './terraform';
import { MODULES } from './versions';
import type { EksCluster } from '../../environments/cluster';

/** What the cluster stands in. */
export interface EksNetwork {
  readonly id: string;
  /** Subnets of the nodes, in the order of the zones: an expression for the whole list. */
  readonly nodeSubnets: string[];
  readonly controlPlaneSubnets: string[];
}

/**
 * A VPC of three zones: nodes in private subnets with a NAT gateway in each zone, so that the loss of one zone takes no
 * other's way out; the control plane's interfaces in subnets without any way out; all traffic logged.
 */
export function eksNetwork(stack: TerraformStack, { name, cidr, zones }: EksCluster): EksNetwork {
  const vpc = registryModule(stack, 'vpc', MODULES.vpc, {
    name,
    cidr,
    azs: zones.map((zone) => zone.name),
    private_subnets: zones.map((zone) => zone.nodes),
    public_subnets: zones.map((zone) => zone.public),
    intra_subnets: zones.map((zone) => zone.controlPlane),
    enable_nat_gateway: true,
    single_nat_gateway: false,
    one_nat_gateway_per_az: true,
    enable_dns_hostnames: true,
    enable_dns_support: true,
    map_public_ip_on_launch: false,
    // The default group lets nothing in and nothing out.
    manage_default_security_group: true,
    default_security_group_ingress: [],
    default_security_group_egress: [],
    public_subnet_tags: { 'kubernetes.io/role/elb': '1' },
    private_subnet_tags: { 'kubernetes.io/role/internal-elb': '1' },
  });
  const id = vpc.getString('vpc_id');
  registryModule(stack, 'flow-log', MODULES.flowLog, {
    name,
    vpc_id: id,
    traffic_type: 'ALL',
    cloudwatch_log_group_name: `/aws/vpc-flow-log/${name}`,
    cloudwatch_log_group_use_name_prefix: false,
    cloudwatch_log_group_retention_in_days: LOG_DAYS,
    iam_role_name: `${name}-flow-log`,
    iam_role_use_name_prefix: false,
  });
  return { id, nodeSubnets: vpc.getList('private_subnets'), controlPlaneSubnets: vpc.getList('intra_subnets') };
}
