import type { IdentifiedName, IdentityValues } from './environments/access';
import type { Environment } from './environments/environment';
import { CloudIdentity, Endpoint } from '../constructs';

/** Who a part is to AWS, if anybody. */
export function identityOf({ identities }: Environment, name: IdentifiedName): CloudIdentity | undefined {
  const values = identities?.[name];
  return values && cloudIdentity(values);
}

/** An identity of plain values. */
export function cloudIdentity(values: IdentityValues): CloudIdentity {
  switch (values.form) {
    case 'eks-role':
      return CloudIdentity.eksRole({ roleArn: values.roleArn, tokens: Endpoint.external(values.tokens) });
    case 'eks-pod-identity':
      return CloudIdentity.eksPodIdentity();
  }
}
