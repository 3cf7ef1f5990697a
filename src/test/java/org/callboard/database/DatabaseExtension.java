package org.callboard.database;

import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** Gives each test of a {@link DatabaseTest} its node, once on each database. */
final class DatabaseExtension implements ClassTemplateInvocationContextProvider {

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<OnDatabase> provideClassTemplateInvocationContexts(ExtensionContext context) {
    return Arrays.stream(Database.values()).map(OnDatabase::new);
  }

  /** The class once, on one database. */
  record OnDatabase(Database database) implements ClassTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      return database.toString();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Lifecycle(database));
    }
  }

  /** Around each test. A database that this machine does not have is reported as skipped. */
  record Lifecycle(Database database)
      implements ExecutionCondition,
          TestInstancePostProcessor,
          BeforeEachCallback,
          AfterEachCallback {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return database.isHere()
          ? ConditionEvaluationResult.enabled("")
          : ConditionEvaluationResult.disabled(
              "There is no " + database + " for this machine; see postgresql.platform in pom.xml.");
    }

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) throws Exception {
      for (Class<?> type = test.getClass(); type != Object.class; type = type.getSuperclass()) {
        for (Field field : type.getDeclaredFields()) {
          if (field.isAnnotationPresent(Inject.class)) {
            field.setAccessible(true);
            field.set(test, Node.get().bean(field.getType()));
          }
        }
      }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
      Node.get().start(database);
    }

    @Override
    public void afterEach(ExtensionContext context) {
      Node.get().stop();
    }
  }
}
