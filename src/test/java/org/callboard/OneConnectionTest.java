package org.callboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nobody takes a second connection while holding one: with as many such callers as the server's
 * pool has connections each would wait for another one. So nothing that runs in a transaction comes
 * to a bean that begins one of its own. Followed are calls, method references, what a class's
 * constructor prepares for its methods, and events to those who observe them within the
 * transaction. Not followed is what an act hands to an editor to be called there.
 */
class OneConnectionTest {

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.callboard");

  @Test
  void noTransactionComesToABeanThatBeginsAnother() {
    assertThat(new Walk(OURS).secondConnections()).isEmpty();
  }

  @Test
  void theWalkFollowsLambdasReferencesAndEvents() {
    JavaClasses fixture =
        new ClassFileImporter()
            .importClasses(
                Reader.class,
                Memory.class,
                Edit.class,
                Listener.class,
                Told.class,
                Base.class,
                Inheriting.class);
    assertThat(new Walk(fixture).secondConnections())
        .hasSize(5)
        .anyMatch(path -> path.startsWith("Edit.byWhatABeanInherits"))
        .anyMatch(path -> path.startsWith("Base.edit"))
        .anyMatch(path -> path.startsWith("Edit.directly"))
        .anyMatch(path -> path.startsWith("Edit.byMemory"))
        .anyMatch(path -> path.startsWith("Edit.byEvent") && path.contains("Listener.told"));
  }

  /** Goes wherever a transaction may come. */
  private record Walk(JavaClasses classes) {

    List<String> secondConnections() {
      List<String> found = new ArrayList<>();
      for (JavaClass bean : classes) {
        bean.getMethods().stream()
            .filter(method -> holdsTransaction(attribute(method)))
            .forEach(method -> follow(method, name(method), new HashSet<>(), found));
      }
      return found;
    }

    private void follow(JavaCodeUnit from, String path, Set<String> seen, List<String> found) {
      if (!seen.add(from.getFullName())) {
        return;
      }
      for (JavaCodeUnit to : (Iterable<JavaCodeUnit>) next(from)::iterator) {
        String longer = path + " > " + name(to);
        Optional<TransactionAttributeType> attribute =
            to.getOwner().equals(from.getOwner()) ? Optional.empty() : attribute(to);
        if (attribute.equals(Optional.of(TransactionAttributeType.REQUIRES_NEW))) {
          found.add(longer);
        } else if (!attribute.equals(Optional.of(TransactionAttributeType.NOT_SUPPORTED))) {
          follow(to, longer, seen, found);
        }
      }
    }

    private Stream<JavaCodeUnit> next(JavaCodeUnit from) {
      Stream<JavaAccess<?>> called =
          Stream.of(
                  from.getMethodCallsFromSelf(),
                  from.getConstructorCallsFromSelf(),
                  from.getMethodReferencesFromSelf(),
                  from.getConstructorReferencesFromSelf())
              .flatMap(Set::stream);
      return Stream.of(
              called.flatMap(this::target), from.getOwner().getConstructors().stream(), told(from))
          .flatMap(units -> units);
    }

    private Stream<JavaCodeUnit> target(JavaAccess<?> access) {
      return access.getTarget().resolveMember().stream()
          .filter(member -> classes.contain(member.getOwner().getName()))
          .map(JavaCodeUnit.class::cast);
    }

    /** Who is told within the transaction. */
    private Stream<JavaCodeUnit> told(JavaCodeUnit from) {
      return from.getFieldAccesses().stream()
          .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.GET)
          .map(JavaFieldAccess::getTarget)
          .flatMap(field -> field.resolveMember().stream())
          .filter(field -> field.getRawType().isEquivalentTo(Event.class))
          .map(field -> ((JavaParameterizedType) field.getType()).getActualTypeArguments().get(0))
          .flatMap(event -> observers(event.toErasure()));
    }

    private Stream<JavaCodeUnit> observers(JavaClass event) {
      return classes.stream()
          .flatMap(type -> type.getMethods().stream())
          .filter(
              method ->
                  method.getParameters().stream()
                      .anyMatch(
                          parameter ->
                              parameter.getRawType().equals(event)
                                  && parameter
                                      .tryGetAnnotationOfType(Observes.class)
                                      .filter(o -> o.during() == TransactionPhase.IN_PROGRESS)
                                      .isPresent()))
          .map(JavaCodeUnit.class::cast);
    }

    private static boolean holdsTransaction(Optional<TransactionAttributeType> attribute) {
      return attribute
          .filter(
              type ->
                  type != TransactionAttributeType.NOT_SUPPORTED
                      && type != TransactionAttributeType.NEVER
                      && type != TransactionAttributeType.SUPPORTS)
          .isPresent();
    }

    /** Of a method of a bean whose container begins and ends transactions. */
    private static Optional<TransactionAttributeType> attribute(JavaCodeUnit unit) {
      JavaClass owner = unit.getOwner();
      boolean isBean =
          unit instanceof JavaMethod
              && !unit.getModifiers().contains(JavaModifier.STATIC)
              && !unit.getModifiers().contains(JavaModifier.PRIVATE)
              && isBeanOrInheritedByOne(owner)
              && !owner.isAnnotatedWith(TransactionManagement.class);
      if (!isBean) {
        return Optional.empty();
      }
      return unit.tryGetAnnotationOfType(TransactionAttribute.class)
          .or(() -> owner.tryGetAnnotationOfType(TransactionAttribute.class))
          .map(TransactionAttribute::value)
          .or(() -> Optional.of(TransactionAttributeType.REQUIRED));
    }

    /** What a bean inherits keeps to what the class says that declares it. */
    private static boolean isBeanOrInheritedByOne(JavaClass type) {
      return Stream.concat(Stream.of(type), type.getAllSubclasses().stream())
          .anyMatch(
              one -> one.isAnnotatedWith(Stateless.class) || one.isAnnotatedWith(Singleton.class));
    }

    private static String name(JavaCodeUnit unit) {
      return unit.getOwner().getSimpleName() + "." + unit.getName();
    }
  }

  // --- what the walk must see --------------------------------------------------------------------

  record Told() {}

  @Stateless
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  static class Reader {
    String read() {
      return "";
    }
  }

  static class Memory {
    private final Supplier<String> load;

    Memory(Reader reader) {
      load = reader::read;
    }

    String get() {
      return load.get();
    }
  }

  @Stateless
  static class Edit {
    private Reader reader;
    private Memory memory;
    private Event<Told> event;

    String directly() {
      Supplier<String> later = () -> reader.read();
      return later.get();
    }

    String byMemory() {
      return memory.get();
    }

    void byEvent() {
      event.fire(new Told());
    }

    void byWhatABeanInherits(Base base) {
      base.load();
    }

    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    String withoutOne() {
      return reader.read();
    }
  }

  abstract static class Base {
    private Reader reader;

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    void load() {}

    void edit() {
      reader.read();
    }
  }

  @Stateless
  static class Inheriting extends Base {}

  static class Listener {
    private Reader reader;

    void told(@Observes Told told) {
      reader.read();
    }
  }
}
