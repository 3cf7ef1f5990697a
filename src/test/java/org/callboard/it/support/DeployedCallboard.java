package org.callboard.it.support;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The parent of an integration test that looks at the built WAR from outside. A test class that
 * needs another deployment does not extend this one: it says
 * {@code @ExtendWith(ArquillianExtension.class)} and has a {@code @Deployment(testable = false)} of
 * its own.
 */
@ExtendWith(ArquillianExtension.class)
public abstract class DeployedCallboard {
  protected DeployedCallboard() {}

  // Not testable in Arquillian's sense: nothing of the tests goes into the WAR.
  @Deployment(testable = false)
  public static Archive<?> callboard() {
    return BuiltWar.deployment();
  }
}
