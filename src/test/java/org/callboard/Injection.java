package org.callboard;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What others do to our objects: SQL that somebody wrote to columns, the container to observers.
 */
public final class Injection {

  private Injection() {}

  /** Gives a field a value, as somebody's SQL gives it to a column. */
  public static <T> T with(T object, String field, Object value) {
    try {
      set(object, object.getClass().getDeclaredField(field), value);
      return object;
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }

  /** Calls the bean's observer of this kind of event, whatever its transaction phase is. */
  public static void tell(Object bean, Object event) {
    for (Method method : methods(bean.getClass())) {
      if (method.getParameterCount() == 1
          && method.getParameters()[0].isAnnotationPresent(Observes.class)
          && method.getParameterTypes()[0].isInstance(event)) {
        try {
          method.setAccessible(true);
          method.invoke(bean, event);
          return;
        } catch (ReflectiveOperationException e) {
          throw new AssertionError(e);
        }
      }
    }
    throw new AssertionError(bean + " does not observe " + event);
  }

  /** What beans fire their events with; this one observer hears them. */
  @SuppressWarnings("unchecked")
  public static <T> Event<T> event(Class<T> type, Consumer<T> observer) {
    return (Event<T>)
        Proxy.newProxyInstance(
            Injection.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("fire")) {
                observer.accept(type.cast(arguments[0]));
              }
              return method.getName().equals("equals") ? proxy == arguments[0] : null;
            });
  }

  /** The class's own methods, and those that it inherits. */
  private static List<Method> methods(Class<?> type) {
    List<Method> methods = new ArrayList<>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      methods.addAll(List.of(each.getDeclaredMethods()));
    }
    return methods;
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
