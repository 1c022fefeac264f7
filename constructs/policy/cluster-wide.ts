import { JsonPatch, type ApiObject } from 'cdk8s';

/** An object that belongs to the whole cluster: it has no namespace, and cdk8s gives it the chart's. */
export function clusterWide(object: ApiObject): void {
  object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
}
