import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Protocol } from '../../core/endpoint';
import { refuse } from '../../core/errors';
import { metadataOf, type Blueprint } from '../blueprint';

/**
 * Writes the route that divides a Service's requests between two versions. Its parent is the Service itself: a mesh that
 * implements the Gateway API for such routes obeys it, wherever in the cluster the client is.
 * @see https://gateway-api.sigs.k8s.io/mesh/
 */
export function writeServiceRoute(scope: Construct, workload: Blueprint, canaryService: string): void {
  const { service } = workload.names;
  const port = firstPort(workload).servicePort;
  new ApiObject(scope, 'route', {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: routeKind(workload),
    metadata: metadataOf(workload),
    spec: {
      parentRefs: [{ group: '', kind: 'Service', name: service, port }],
      rules: [{ backendRefs: weighted(service, canaryService, port) }],
    },
  });
}

/** Both versions behind a route: everything to the stable one until Argo says otherwise. */
export function weighted(stable: string, canary: string, port: number): object[] {
  return [
    { name: stable, port, weight: 100 },
    { name: canary, port, weight: 0 },
  ];
}

/** Which kind of route divides a workload's requests. */
export function routeKind(workload: Blueprint): 'HTTPRoute' | 'GRPCRoute' {
  switch (firstPort(workload).protocol) {
    case Protocol.HTTP:
      return 'HTTPRoute';
    case Protocol.GRPC:
      return 'GRPCRoute';
    default:
      return refuse({
        code: 'ROLLOUT_INVALID',
        place: workload.place,
        expected: 'the first port must speak HTTP or gRPC: nothing else is divided request by request',
        got: firstPort(workload).protocol,
        example: 'ports: [Port.http(8080)]',
      });
  }
}

function firstPort({ application, place }: Blueprint) {
  const [port] = application.ports;
  return (
    port ??
    refuse({
      code: 'APPLICATION_PORT_UNKNOWN',
      place,
      expected: 'the application must declare a port',
      got: 'none',
      example: `ports: [Port.http(8080)]`,
    })
  );
}
