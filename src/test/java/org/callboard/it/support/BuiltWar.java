package org.callboard.it.support;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that Maven has just built, as it would go to production. */
public final class BuiltWar {
  private BuiltWar() {}

  /** The WAR as it is. Test classes that deploy it share one deployment. */
  public static WebArchive deployment() {
    return ShrinkWrap.create(ZipImporter.class, "callboard.war")
        .importFrom(TestRun.war().toFile())
        .as(WebArchive.class);
  }

  /**
   * The WAR with classes that only a test needs, such as one that fails on demand; costs a
   * deployment of its own.
   */
  public static WebArchive deploymentWith(Class<?>... testOnly) {
    return deployment().addClasses(testOnly);
  }
}
