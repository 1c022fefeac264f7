"""The same service as ../own-service, in Python."""

from cdk8s import App, Chart
from cdk8s_commerce import (
    Application,
    Image,
    PolicyPass,
    Port,
    Probe,
    Probes,
    Resources,
    Sizing,
    StatelessService,
    Zone,
)

app = App()
PolicyPass.attach_to(app)

Zone(Chart(app, "10-zone"), "greetings")

StatelessService(
    Chart(app, "20-greetings", namespace="greetings"),
    "greeter",
    application=Application.of(
        image=Image.parse("registry.example.com/team/greeter:1.4.0"),
        user=10001,
        ports=[Port.http(8080, service_port=80)],
        probes=Probes(readiness=Probe.http("/ready"), liveness=Probe.http("/live")),
    ),
    sizing=Sizing(replicas=3, resources=Resources.parse(cpu="100m", memory="64Mi")),
)

app.synth()
