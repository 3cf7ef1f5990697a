package org.callboard.it.support;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Runs the classes that share a deployment side by side, and those that need one of their own after
 * them: each change of the deployment starts a server anew.
 */
public final class SharedDeploymentFirst implements ClassOrderer {
  @Override
  public void orderClasses(ClassOrdererContext context) {
    context
        .getClassDescriptors()
        .sort(
            Comparator.comparing(SharedDeploymentFirst::hasItsOwn)
                .thenComparing(test -> test.getTestClass().getName()));
  }

  private static boolean hasItsOwn(ClassDescriptor test) {
    return !DeployedCallboard.class.isAssignableFrom(test.getTestClass());
  }
}
