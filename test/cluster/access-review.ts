import type { ApiServer } from './api-server';
import type { Asked, Asker } from '../access/rbac';

/** Whether the API server lets somebody do something. */
export async function mayDo(server: ApiServer, { user, groups }: Asker, asked: Asked): Promise<boolean> {
  const { verb, apiGroup, resource, namespace } = asked;
  const [name, subresource] = resource.split('/');
  const body = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SubjectAccessReview',
    spec: { user, groups, resourceAttributes: { namespace, verb, group: apiGroup, resource: name, subresource } },
  };
  const path = '/apis/authorization.k8s.io/v1/subjectaccessreviews';
  const { body: review } = await server.ask({ method: 'POST', path, body });
  const { status } = review as { readonly status?: { readonly allowed: boolean } };
  if (status === undefined) throw new Error(JSON.stringify(review));
  return status.allowed;
}
