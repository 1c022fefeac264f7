import { Fn, Token } from 'cdktf';
import type { EksCluster, EksZone, NodeGroupValues } from '../../environments/cluster';

/** Space for images and logs of a node, in GiB. */
const DISK = 100;

/**
 * Each group once in each zone, so that the autoscaler can add a node in the zone where a volume lies or where pods are
 * missing: a group over three zones grows in whichever AWS likes.
 * @see https://docs.aws.amazon.com/eks/latest/best-practices/cas.html
 */
export function eksNodeGroups({ region, zones, nodeGroups }: EksCluster, subnets: string[]): object {
  const groups = Object.entries<NodeGroupValues>(nodeGroups);
  return Object.fromEntries(
    groups.flatMap(([name, group]) =>
      zones.map((zone, index) => [
        `${name}-${suffix(zone, region)}`,
        nodeGroup(group, zones.length, Token.asString(Fn.element(subnets, index))),
      ]),
    ),
  );
}

/** `eu-west-1a` is `a` of `eu-west-1`: short, for names of roles are made of it. */
function suffix({ name }: EksZone, region: string): string {
  return name.slice(region.length);
}

function nodeGroup(group: NodeGroupValues, zones: number, subnet: string): object {
  return {
    subnet_ids: [subnet],
    ami_type: 'BOTTLEROCKET_x86_64',
    instance_types: [group.instanceType],
    min_size: group.minNodes / zones,
    max_size: group.maxNodes / zones,
    // Only for the beginning: from then on it is the autoscaler's.
    desired_size: group.minNodes / zones,
    labels: group.labels,
    ...(group.taint === undefined ? {} : { taints: { group: { ...group.taint, effect: 'NO_SCHEDULE' } } }),
    // Bottlerocket keeps its system on the first disk, images and logs on the second.
    block_device_mappings: { system: disk('/dev/xvda'), data: disk('/dev/xvdb', { volume_size: DISK }) },
    // Pods cannot reach the node's own rights.
    metadata_options: { http_endpoint: 'enabled', http_tokens: 'required', http_put_response_hop_limit: 1 },
    node_repair_config: { enabled: true },
    update_config: { max_unavailable_percentage: 33 },
  };
}

function disk(device_name: string, size: object = {}): object {
  return { device_name, ebs: { ...size, volume_type: 'gp3', encrypted: true, delete_on_termination: true } };
}
