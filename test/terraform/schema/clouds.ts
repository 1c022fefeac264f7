import type { Attribute, Block, NestedBlock } from './block';
import type { Provider } from './providers';
import type { Type } from './types';

/**
 * The few resources of the large clouds that stand beside their modules, copied off the providers' documentation by hand:
 * their whole schemas are not at hand. `!` is required, `?` optional, `=` computed; a block says how many there must and may be.
 * What is not listed here counts as not existing.
 */
interface Written {
  readonly [name: string]: string | readonly [min: number, max: number, block: Written];
}

interface WrittenProvider {
  readonly configuration: Written;
  readonly resources?: { readonly [type: string]: Written };
  readonly dataSources?: { readonly [type: string]: Written };
}

const MEMBER = { role: '!string', member: '!string', id: '=string', etag: '=string' };
const PLACE = { name: '!string', resource_group_name: '!string', location: '!string', id: '=string' };

const CLOUDS: { readonly [name: string]: WrittenProvider } = {
  aws: { configuration: { region: '?string', default_tags: [0, 1, { tags: '?map' }] } },
  tls: { configuration: {} },
  time: { configuration: {} },
  random: { configuration: {} },
  modtm: { configuration: { enabled: '?bool' } },
  azapi: { configuration: { subscription_id: '?string', tenant_id: '?string' } },
  'google-beta': { configuration: { project: '?string', region: '?string' } },
  // @see https://registry.terraform.io/providers/hashicorp/google/7.45.0/docs
  google: {
    configuration: { project: '?string', region: '?string' },
    dataSources: { google_project: { project_id: '?string', number: '=string' } },
    resources: {
      google_kms_key_ring: { name: '!string', location: '!string', project: '?string', id: '=string' },
      google_kms_crypto_key: {
        name: '!string',
        key_ring: '!string',
        purpose: '?string',
        rotation_period: '?string',
        destroy_scheduled_duration: '?string',
        id: '=string',
      },
      google_kms_crypto_key_iam_member: { crypto_key_id: '!string', ...MEMBER },
      google_compute_router: { name: '!string', network: '?string', region: '?string', project: '?string' },
      google_compute_router_nat: {
        name: '!string',
        router: '!string',
        source_subnetwork_ip_ranges_to_nat: '!string',
        nat_ip_allocate_option: '?string',
        region: '?string',
        project: '?string',
        log_config: [0, 1, { enable: '!bool', filter: '!string' }],
      },
      google_project_iam_audit_config: {
        project: '!string',
        service: '!string',
        audit_log_config: [1, Infinity, { log_type: '!string', exempted_members: '?set' }],
      },
      google_logging_project_bucket_config: {
        project: '!string',
        location: '!string',
        bucket_id: '!string',
        retention_days: '?number',
      },
      google_secret_manager_secret_iam_member: { secret_id: '!string', project: '?string', ...MEMBER },
      google_dns_managed_zone_iam_member: { managed_zone: '!string', project: '?string', ...MEMBER },
    },
  },
  // @see https://registry.terraform.io/providers/hashicorp/azurerm/4.81.0/docs
  azurerm: {
    configuration: {
      subscription_id: '!string',
      tenant_id: '?string',
      features: [1, 1, { key_vault: [0, 1, { purge_soft_delete_on_destroy: '?bool' }] }],
    },
    dataSources: { azurerm_client_config: { object_id: '=string' } },
    resources: {
      azurerm_resource_group: { name: '!string', location: '!string', id: '=string' },
      azurerm_user_assigned_identity: { ...PLACE, client_id: '=string', principal_id: '=string', tenant_id: '=string' },
      azurerm_role_assignment: {
        scope: '!string',
        principal_id: '!string',
        role_definition_name: '?string',
        principal_type: '?string',
        id: '=string',
      },
      azurerm_key_vault: {
        ...PLACE,
        tenant_id: '!string',
        sku_name: '!string',
        rbac_authorization_enabled: '?bool',
        purge_protection_enabled: '?bool',
        soft_delete_retention_days: '?number',
        public_network_access_enabled: '?bool',
        vault_uri: '=string',
      },
      azurerm_key_vault_key: {
        name: '!string',
        key_vault_id: '!string',
        key_type: '!string',
        key_opts: '!list',
        key_size: '?number',
        id: '=string',
        versionless_id: '=string',
      },
      azurerm_log_analytics_workspace: { ...PLACE, sku: '?string', retention_in_days: '?number' },
      azurerm_virtual_network: { ...PLACE, address_space: '?set' },
      azurerm_subnet: {
        name: '!string',
        resource_group_name: '!string',
        virtual_network_name: '!string',
        address_prefixes: '?list',
        default_outbound_access_enabled: '?bool',
        id: '=string',
      },
      azurerm_subnet_nat_gateway_association: { subnet_id: '!string', nat_gateway_id: '!string' },
      azurerm_nat_gateway: { ...PLACE, sku_name: '?string', idle_timeout_in_minutes: '?number', zones: '?set' },
      azurerm_public_ip: {
        ...PLACE,
        allocation_method: '!string',
        sku: '?string',
        zones: '?set',
        ip_address: '=string',
      },
      azurerm_nat_gateway_public_ip_association: { nat_gateway_id: '!string', public_ip_address_id: '!string' },
      azurerm_federated_identity_credential: {
        name: '!string',
        user_assigned_identity_id: '!string',
        audience: '!list',
        issuer: '!string',
        subject: '!string',
      },
    },
  },
};

/** The providers of which only these few resources are written down. */
export const WRITTEN_PROVIDERS: { readonly [name: string]: Provider } = Object.fromEntries(
  Object.entries(CLOUDS).map(([name, { configuration, resources = {}, dataSources = {} }]) => [
    name,
    { configuration: blockOf(configuration), resources: blocksOf(resources), dataSources: blocksOf(dataSources) },
  ]),
);

function blocksOf(written: { readonly [type: string]: Written }): { readonly [type: string]: Block } {
  return Object.fromEntries(Object.entries(written).map(([type, fields]) => [type, blockOf(fields)]));
}

function blockOf(written: Written): Block {
  const attributes: [string, Attribute][] = [];
  const blocks: [string, NestedBlock][] = [];
  for (const [name, field] of Object.entries(written)) {
    if (typeof field === 'string') {
      attributes.push([name, attributeOf(field)]);
    } else {
      const [min, max, block] = field;
      blocks.push([name, { block: blockOf(block), min, max }]);
    }
  }
  return { attributes: Object.fromEntries(attributes), blocks: Object.fromEntries(blocks) };
}

function attributeOf(field: string): Attribute {
  return { type: typeOf(field.slice(1)), required: field.startsWith('!'), settable: !field.startsWith('=') };
}

/** Lists, sets and maps here are all of text. */
function typeOf(name: string): Type {
  const kind = name as Type['kind'];
  return kind === 'list' || kind === 'set' || kind === 'map'
    ? { kind, of: { kind: 'string' } }
    : { kind: kind as 'string' | 'number' | 'bool' };
}
