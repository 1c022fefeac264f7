import { Application, Binding, Image, Port, Probe } from '../../constructs';

/**
 * Online Boutique's `shippingservice` v0.10.6: quotes and ships over gRPC. It does not read the broker's variables.
 * https://github.com/GoogleCloudPlatform/microservices-demo
 */
export function boutiqueShipping(image: Image): Application {
  return Application.of({
    image,
    user: 10001,
    ports: [Port.grpc(50051)],
    probes: { readiness: Probe.grpc(), liveness: Probe.grpc('', { failures: 6 }) },
    variables: {
      PORT: Binding.value('50051'),
      DISABLE_PROFILER: Binding.value('1'),
      BROKER_ENDPOINT: Binding.hostPort('broker'),
      BROKER_USERNAME: Binding.secret('broker', 'username'),
      BROKER_PASSWORD: Binding.secret('broker', 'password'),
    },
  });
}
