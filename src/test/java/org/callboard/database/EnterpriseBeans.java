package org.callboard.database;

import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.literal.InjectLiteral;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.PersistenceContext;
import jakarta.security.enterprise.SecurityContext;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.callboard.platform.Settings;

/** Makes enterprise beans beans of CDI, and gives all beans what else they get from a server. */
final class EnterpriseBeans implements Extension {

  private final Map<Class<?>, Supplier<?>> resources;
  private final Set<Class<?>> wanted = new HashSet<>();

  private final Consumer<Object> afterSuccess;

  /**
   * @param resources by their types
   * @param afterSuccess gets every event once its transaction is committed
   */
  EnterpriseBeans(Map<Class<?>, Supplier<?>> resources, Consumer<Object> afterSuccess) {
    this.resources = new LinkedHashMap<>(resources);
    this.afterSuccess = afterSuccess;
  }

  /** Its interceptors run inside the transaction. */
  <T> void enterpriseBean(
      @Observes @WithAnnotations({Stateless.class, Singleton.class}) ProcessAnnotatedType<T> type) {
    Interceptors own = type.getAnnotatedType().getAnnotation(Interceptors.class);
    Class<?>[] interceptors =
        Stream.concat(
                Stream.of(BusinessMethod.class),
                own == null ? Stream.empty() : Stream.of(own.value()))
            .toArray(Class<?>[]::new);
    type.configureAnnotatedType()
        .remove(annotation -> annotation instanceof Interceptors)
        .add(new Intercepted(interceptors))
        .add(ApplicationScoped.Literal.INSTANCE);
  }

  <T> void injectedField(
      @Observes @WithAnnotations({PersistenceContext.class, Resource.class})
          ProcessAnnotatedType<T> type) {
    type.configureAnnotatedType()
        .filterFields(EnterpriseBeans::isInjectedByServer)
        .forEach(field -> field.add(InjectLiteral.INSTANCE));
  }

  private static boolean isInjectedByServer(AnnotatedField<?> field) {
    return field.isAnnotationPresent(PersistenceContext.class)
        || field.isAnnotationPresent(Resource.class);
  }

  /** Each test has its own. */
  void settings(@Observes ProcessAnnotatedType<Settings> type) {
    type.veto();
  }

  void injectionPoint(@Observes ProcessInjectionPoint<?, ?> point) {
    if (point.getInjectionPoint().getType() instanceof Class<?> type) {
      wanted.add(type);
    }
  }

  void add(@Observes AfterBeanDiscovery discovery) {
    resources.put(SecurityContext.class, EnterpriseBeans::ofCaller);
    wanted.stream()
        .filter(EnterpriseBeans::isOfServer)
        .forEach(type -> resources.putIfAbsent(type, () -> absent(type)));
    resources.forEach(
        (type, source) ->
            discovery
                .addBean()
                .beanClass(type)
                .addTypes(type, Object.class)
                .scope(
                    type.isInterface()
                        ? jakarta.enterprise.context.Dependent.class
                        : ApplicationScoped.class)
                .createWith(context -> source.get()));
    discovery
        .addObserverMethod()
        .observedType(Object.class)
        .transactionPhase(TransactionPhase.AFTER_SUCCESS)
        .notifyWith(event -> afterSuccess.accept(event.getEvent()));
  }

  /** What only a server has: requests, Jakarta Security, timers. */
  private static boolean isOfServer(Class<?> type) {
    String name = type.getName();
    return type.isInterface()
        && name.startsWith("jakarta.")
        && !name.startsWith("jakarta.enterprise.inject.")
        && !name.startsWith("jakarta.enterprise.event.")
        && !name.startsWith("jakarta.enterprise.context.")
        && !name.equals("jakarta.transaction.UserTransaction");
  }

  /** Who calls in this thread; nothing else of Jakarta Security. */
  private static SecurityContext ofCaller() {
    SecurityContext absent = (SecurityContext) absent(SecurityContext.class);
    return (SecurityContext)
        Proxy.newProxyInstance(
            SecurityContext.class.getClassLoader(),
            new Class<?>[] {SecurityContext.class},
            (proxy, method, arguments) ->
                method.getName().equals("getPrincipalsByType")
                    ? Caller.current().principals((Class<?>) arguments[0])
                    : method.invoke(absent, arguments));
  }

  private static Object absent(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          throw new UnsupportedOperationException("No " + type.getName() + " without a server");
        });
  }

  /** The annotation, made here. */
  private static final class Intercepted extends AnnotationLiteral<Interceptors>
      implements Interceptors {
    private static final long serialVersionUID = 1L;

    private final Class<?>[] value;

    Intercepted(Class<?>... value) {
      this.value = value;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class[] value() {
      return value.clone();
    }
  }
}
