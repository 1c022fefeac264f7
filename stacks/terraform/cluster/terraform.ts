import {
  TerraformDataSource,
  TerraformHclModule,
  TerraformProvider,
  TerraformResource,
  type ITerraformDependable,
} from 'cdktf';
import type { Construct } from 'constructs';
import type { ModuleVersion, ProviderVersion } from './versions';

/** Attributes, blocks and variables, as Terraform names them. What is undefined is left out. */
export interface Attributes {
  readonly [name: string]: unknown;
}

/** Declares a provider, with what it is told. */
export function provider(scope: Construct, version: ProviderVersion, attributes: Attributes = {}): void {
  new PlainProvider(scope, version, attributes);
}

/** Declares a resource of one of those providers: checked in tests against the provider's schema, not by types. */
export function resource(
  scope: Construct,
  id: string,
  type: string,
  attributes: Attributes,
  dependsOn: ITerraformDependable[] = [],
): TerraformResource {
  return new PlainResource(scope, id, type, attributes, dependsOn);
}

/** Declares a data source of one of those providers. */
export function dataSource(scope: Construct, id: string, type: string, attributes: Attributes): TerraformDataSource {
  return new PlainDataSource(scope, id, type, attributes);
}

/** Uses a module of the registry: checked in tests against the module's variables. */
export function registryModule(
  scope: Construct,
  id: string,
  { source, version }: ModuleVersion,
  variables: Attributes,
  dependsOn: ITerraformDependable[] = [],
): TerraformHclModule {
  return new TerraformHclModule(scope, id, {
    source,
    version,
    variables: defined(variables),
    ...(dependsOn.length > 0 ? { dependsOn } : {}),
  });
}

class PlainProvider extends TerraformProvider {
  constructor(
    scope: Construct,
    { name, source, version }: ProviderVersion,
    private readonly attributes: Attributes,
  ) {
    super(scope, name, {
      terraformResourceType: name,
      terraformProviderSource: source,
      terraformGeneratorMetadata: { providerName: name, providerVersion: version },
    });
  }

  protected override synthesizeAttributes(): Attributes {
    return defined(this.attributes);
  }
}

class PlainResource extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    type: string,
    private readonly attributes: Attributes,
    dependsOn: ITerraformDependable[],
  ) {
    super(scope, id, {
      terraformResourceType: type,
      terraformGeneratorMetadata: { providerName: providerOf(type) },
      ...(dependsOn.length > 0 ? { dependsOn } : {}),
    });
  }

  protected override synthesizeAttributes(): Attributes {
    return defined(this.attributes);
  }
}

class PlainDataSource extends TerraformDataSource {
  constructor(
    scope: Construct,
    id: string,
    type: string,
    private readonly attributes: Attributes,
  ) {
    super(scope, id, {
      terraformResourceType: type,
      terraformGeneratorMetadata: { providerName: providerOf(type) },
    });
  }

  protected override synthesizeAttributes(): Attributes {
    return defined(this.attributes);
  }
}

/** `google_kms_key_ring` is a resource of `google`. */
function providerOf(type: string): string {
  return type.slice(0, type.indexOf('_'));
}

function defined(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}
