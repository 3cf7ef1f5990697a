package org.callboard;

import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a container does: gives each injected field an object of its type. */
public final class Injection {

  private Injection() {}

  /** Fills the fields in their order; of several objects of a type, each is given once. */
  public static <T> T into(T bean, Object... objects) {
    List<Object> left = new ArrayList<>(Arrays.asList(objects));
    for (Field field : bean.getClass().getDeclaredFields()) {
      if (field.isAnnotationPresent(Inject.class)) {
        Object value =
            left.stream()
                .filter(field.getType()::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing to inject into " + field));
        left.remove(value);
        set(bean, field, value);
      }
    }
    return bean;
  }

  private static void set(Object bean, Field field, Object value) {
    try {
      field.setAccessible(true);
      field.set(bean, value);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
