import { readdirSync, rmSync } from 'node:fs';
import { ApiObject, Chart, Testing, type App } from 'cdk8s';
import { PolicyPass, StatelessService } from '../../../constructs';
import { RESOURCES, server } from '../testing';

/** An app with the pass attached, and a folder of its own that is empty until something is written. */
function withApp<T>(use: (app: App) => T): T {
  const app = Testing.app();
  try {
    PolicyPass.attachTo(app);
    return use(app);
  } finally {
    rmSync(app.outdir, { recursive: true });
  }
}

function service(app: App, chart: string, id = 'web'): void {
  const scope = new Chart(app, chart, { namespace: 'shop' });
  new StatelessService(scope, id, { application: server(), sizing: { resources: RESOURCES } });
}

test('lets a sound app be written by the stock app.synth()', () => {
  withApp((app) => {
    service(app, 'shop');
    app.synth();
    expect(readdirSync(app.outdir)).toEqual(['shop.k8s.yaml']);
  });
});

test('refuses an app with every issue at once, before anything is written', () => {
  withApp((app) => {
    service(app, 'first');
    service(app, 'second');
    const twice = (kind: string) =>
      `DUPLICATE_OBJECT [${kind} shop/web] each kind, namespace and name must stand once, got "${kind} shop/web" twice.`;
    for (const kind of ['ServiceAccount', 'Deployment', 'Service']) {
      expect(() => app.synth()).toThrow(twice(kind));
    }
    expect(readdirSync(app.outdir)).toEqual([]);
  });
});

test('looks at each object once, however often cdk8s asks', () => {
  withApp((app) => {
    service(app, 'first');
    service(app, 'second', 'other');
    const toJson = jest.spyOn(ApiObject.prototype, 'toJson');
    const [pass] = app.node.findAll().map((construct) => construct.node);
    const answers = [1, 2, 3].map(() => pass?.validate());
    expect(answers).toEqual([[], [], []]);
    expect(toJson).toHaveBeenCalledTimes(6);
    toJson.mockRestore();
  });
});

test('looks again once something was added', () => {
  withApp((app) => {
    service(app, 'first');
    expect(app.node.validate()).toEqual([]);
    service(app, 'second');
    expect(app.node.validate()).toHaveLength(3);
  });
});
