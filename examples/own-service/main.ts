import { App, Chart } from 'cdk8s';
import { Application, Image, PolicyPass, Port, Probe, Resources, StatelessService, Zone } from 'cdk8s-commerce';

const app = new App();
PolicyPass.attachTo(app);

new Zone(new Chart(app, '10-zone'), 'greetings');

new StatelessService(new Chart(app, '20-greetings', { namespace: 'greetings' }), 'greeter', {
  application: Application.of({
    image: Image.parse('registry.example.com/team/greeter:1.4.0'),
    user: 10001,
    ports: [Port.http(8080, { servicePort: 80 })],
    probes: { readiness: Probe.http('/ready'), liveness: Probe.http('/live') },
  }),
  sizing: { replicas: 3, resources: Resources.parse({ cpu: '100m', memory: '64Mi' }) },
});

app.synth();
