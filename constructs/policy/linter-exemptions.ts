import { ApiObject, type App } from 'cdk8s';
import { exemptionAnnotations, exemptionsOf } from './exemptions/annotations';
import type { FinishedObject } from './pass/objects';

/**
 * The rules of linters (kube-score, Checkov, KubeLinter, Polaris) that are wrong for objects of this library: each
 * object says so in the annotations in which that linter looks for exemptions, with the reason.
 */
export class LinterExemptions {
  /** Adds them to the objects of an app: the last line before `app.synth()` or before a `HelmChart` is made of its charts. */
  public static addTo(app: App): void {
    const objects = app.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
    const finished = objects.map((object) => object.toJson() as FinishedObject);
    finished.forEach((one, index) => {
      for (const [key, value] of Object.entries(exemptionAnnotations(exemptionsOf(one, finished)))) {
        objects[index]?.metadata.addAnnotation(key, value);
      }
    });
  }

  private constructor() {}
}
