import { ARGO } from '../stacks/argo';
import { argoRollouts } from '../../stacks/terraform/add-ons/argo-rollouts';
import { reloader } from '../../stacks/terraform/add-ons/reloader';
import { development } from '../../stacks/environments/development';
import { production } from '../../stacks/environments/production';

const values = argoRollouts.values(ARGO) as {
  readonly controller: {
    readonly initContainers: readonly { readonly image: string; readonly command: readonly string[] }[];
    readonly trafficRouterPlugins: readonly { readonly name: string; readonly location: string }[];
    readonly volumes: readonly { readonly name: string }[];
    readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  };
  readonly providerRBAC: { readonly providers: { readonly [name: string]: boolean } };
};

describe('Argo Rollouts', () => {
  test('downloads no program at its start: the plugin comes out of an image, at a version', () => {
    const { initContainers, trafficRouterPlugins, volumes, volumeMounts } = values.controller;
    const [copy] = initContainers;
    expect(JSON.stringify(values)).not.toMatch(/https?:\/\//);
    expect(copy?.image).toMatch(/^ghcr\.io\/argoproj-labs\/[a-z-]+:v\d+\.\d+\.\d+$/);
    expect(trafficRouterPlugins).toEqual([
      { name: 'argoproj-labs/gatewayAPI', location: expect.stringMatching(/^file:\/\/\/plugins\//) as string },
    ]);
    const program = trafficRouterPlugins[0]?.location.slice('file:///plugins/'.length) ?? '';
    expect(copy?.command).toEqual(['cp', `/bin/${program}`, '/plugins/']);
    expect(volumeMounts.map(({ mountPath }) => mountPath)).toEqual(['/plugins']);
    expect(volumes.map(({ name }) => name)).toEqual(volumeMounts.map(({ name }) => name));
  });

  test('has two replicas where that is asked for, a budget then, and no dashboard, which asks nobody who he is', () => {
    expect(values).toMatchObject({
      controller: { replicas: 2, pdb: { enabled: true, minAvailable: 1 } },
      dashboard: { enabled: false },
    });
    expect(argoRollouts.values(development)).toMatchObject({ controller: { replicas: 1, pdb: { enabled: false } } });
  });

  test('may touch the routes of the Gateway API and of nobody else', () => {
    const allowed = Object.entries(values.providerRBAC.providers).flatMap(([name, may]) => (may ? [name] : []));
    expect(allowed).toEqual(['gatewayAPI']);
  });

  test('is known to Reloader where it is there: a rotated Secret rolls its pods too', () => {
    expect(reloader.values(ARGO)).toMatchObject({ reloader: { isArgoRollouts: true } });
    expect(reloader.values(production)).toMatchObject({ reloader: { isArgoRollouts: false } });
  });
});
