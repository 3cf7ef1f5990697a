package org.callboard;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.servlet.ServletRequest;
import jakarta.ws.rs.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.callboard.platform.Json;

/** The shape of docs/architecture.md. Allow-lists: what is not named is forbidden. */
@AnalyzeClasses(packages = "org.callboard", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "org.callboard.";

  /** Which packages of ours a package may use, beside itself. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          entry("platform", Set.of()),
          entry("audit", Set.of("platform")),
          entry("feed", Set.of("platform")),
          entry("organization", Set.of("feed", "audit", "platform")),
          entry("subscriber", Set.of("organization", "feed", "audit", "platform")),
          entry("layer", Set.of("subscriber", "organization", "feed", "audit", "platform")),
          entry("mergeable", Set.of("platform")),
          entry(
              "dialdata",
              Set.of(
                  "mergeable", "layer", "subscriber", "organization", "feed", "audit", "platform")),
          entry(
              "account",
              Set.of(
                  "mergeable", "layer", "subscriber", "organization", "feed", "audit", "platform")),
          entry(
              "device", Set.of("layer", "subscriber", "organization", "feed", "audit", "platform")),
          entry(
              "clock",
              Set.of(
                  "account",
                  "device",
                  "dialdata",
                  "layer",
                  "subscriber",
                  "organization",
                  "feed",
                  "platform")),
          entry(
              "administrator",
              Set.of("layer", "subscriber", "organization", "feed", "audit", "platform")),
          entry("job", Set.of("organization", "audit", "platform")),
          entry("password", Set.of("subscriber", "feed", "platform")),
          entry("security", Set.of("administrator", "subscriber", "password", "platform")),
          entry(
              "bulk",
              Set.of(
                  "job",
                  "account",
                  "dialdata",
                  "mergeable",
                  "layer",
                  "subscriber",
                  "organization",
                  "feed",
                  "password",
                  "audit",
                  "platform")),
          entry(
              "bulk.sample",
              Set.of(
                  "bulk",
                  "job",
                  "account",
                  "mergeable",
                  "layer",
                  "subscriber",
                  "organization",
                  "platform")),
          entry(
              "bulk.file",
              Set.of(
                  "bulk",
                  "job",
                  "account",
                  "dialdata",
                  "mergeable",
                  "layer",
                  "subscriber",
                  "organization",
                  "password",
                  "platform")),
          entry(
              "phone",
              Set.of(
                  "phone.xml",
                  "account",
                  "device",
                  "dialdata",
                  "mergeable",
                  "layer",
                  "subscriber",
                  "organization",
                  "feed",
                  "password",
                  "platform",
                  "security")),
          entry(
              "phone.xml",
              Set.of(
                  "account",
                  "dialdata",
                  "mergeable",
                  "layer",
                  "subscriber",
                  "organization",
                  "feed",
                  "platform")),
          entry(
              "rest",
              Set.of(
                  "administration",
                  "phone.xml", // previews, and dial actions as a phone sees them
                  "bulk",
                  "job",
                  "account",
                  "device",
                  "dialdata",
                  "mergeable",
                  "layer",
                  "subscriber",
                  "organization",
                  "administrator",
                  "audit",
                  "platform",
                  "security")),
          entry(
              "administration",
              Set.of(
                  "bulk",
                  "bulk.file",
                  "bulk.sample",
                  "job",
                  "account",
                  "device",
                  "dialdata",
                  "mergeable",
                  "layer",
                  "subscriber",
                  "organization",
                  "administrator",
                  "audit",
                  "password",
                  "platform",
                  "security")),
          entry("console", Set.of()),
          entry(
              "example",
              Set.of(
                  "account",
                  "dialdata",
                  "mergeable",
                  "layer",
                  "subscriber",
                  "organization",
                  "feed",
                  "password",
                  "platform")));

  /** What a package may use that is not ours, beside {@code java..} and CDI. */
  private static final Map<String, Set<String>> LIBRARIES =
      Map.ofEntries(
          entry(
              "platform",
              Set.of(
                  "javax.crypto..",
                  "jakarta.annotation",
                  "jakarta.ejb",
                  "jakarta.json..",
                  "javax.sql",
                  "org.flywaydb..",
                  "com.github.benmanes.caffeine.cache",
                  "org.eclipse.microprofile.config",
                  "jakarta.interceptor",
                  "jakarta.persistence", // its exceptions, and the database's clock
                  "jakarta.transaction", // likewise
                  "javax.transaction.xa", // likewise
                  "org.eclipse.persistence.." // how the provider behaves in an outage, not JPA
                  )),
          entry(
              "audit",
              Set.of(
                  "jakarta.annotation",
                  "jakarta.ejb",
                  "jakarta.interceptor",
                  "jakarta.json",
                  "jakarta.persistence..")),
          entry(
              "feed",
              Set.of(
                  "jakarta.annotation",
                  "jakarta.ejb",
                  "jakarta.interceptor",
                  "jakarta.persistence..",
                  "com.github.benmanes.caffeine.cache")),
          entry(
              "organization",
              Set.of(
                  "jakarta.ejb", "jakarta.interceptor", "jakarta.json", "jakarta.persistence..")),
          entry(
              "subscriber",
              Set.of(
                  "jakarta.ejb", "jakarta.interceptor", "jakarta.json", "jakarta.persistence..")),
          entry(
              "layer",
              Set.of(
                  "jakarta.annotation..",
                  "jakarta.ejb",
                  "jakarta.json", // what an edit has changed, for the record
                  "jakarta.persistence")),
          entry(
              "mergeable", Set.of("jakarta.json..", "javax.xml..", "org.w3c.dom", "org.xml.sax..")),
          entry(
              "dialdata",
              Set.of(
                  "jakarta.annotation..",
                  "jakarta.ejb",
                  "jakarta.interceptor",
                  "jakarta.persistence",
                  "jakarta.json..")),
          entry(
              "account",
              Set.of(
                  "jakarta.annotation..",
                  "jakarta.ejb",
                  "jakarta.interceptor",
                  "jakarta.persistence..",
                  "jakarta.json..")),
          entry(
              "device",
              Set.of(
                  "jakarta.annotation..",
                  "jakarta.ejb",
                  "jakarta.interceptor",
                  "jakarta.persistence..",
                  "jakarta.json..",
                  "com.github.benmanes.caffeine.cache")),
          entry("clock", Set.of("jakarta.annotation..", "jakarta.ejb")),
          entry(
              "administrator",
              Set.of(
                  "jakarta.annotation",
                  "jakarta.ejb",
                  "jakarta.interceptor",
                  "jakarta.json",
                  "jakarta.persistence..")),
          entry(
              "password",
              Set.of(
                  "jakarta.ejb",
                  "jakarta.security.enterprise.identitystore",
                  "javax.crypto..",
                  "at.favre.lib.crypto.bcrypt" // the hashes of the vendor's sample
                  )),
          entry(
              "security",
              Set.of(
                  "jakarta.security.enterprise..",
                  "jakarta.servlet..",
                  "javax.crypto..",
                  "com.github.benmanes.caffeine.cache")),
          entry(
              "job",
              Set.of(
                  "jakarta.ejb", "jakarta.interceptor", "jakarta.json", "jakarta.persistence..")),
          entry(
              "bulk",
              Set.of(
                  "jakarta.annotation",
                  "jakarta.ejb",
                  "jakarta.json",
                  "jakarta.transaction",
                  "de.siegmar.fastcsv..")),
          entry("bulk.sample", Set.of()),
          entry("bulk.file", Set.of("jakarta.json..", "javax.crypto..")),
          entry(
              "phone",
              Set.of(
                  "jakarta.annotation.security",
                  "jakarta.ejb",
                  "jakarta.json..",
                  "jakarta.security.enterprise..",
                  "jakarta.servlet..",
                  "jakarta.ws.rs..",
                  "com.github.benmanes.caffeine.cache")),
          entry(
              "phone.xml",
              Set.of("jakarta.xml.bind..", "javax.xml..", "org.w3c.dom..", "org.xml.sax..")),
          entry(
              "rest",
              Set.of(
                  "jakarta.annotation..",
                  "jakarta.ejb",
                  "jakarta.json..",
                  "jakarta.security.enterprise..",
                  "jakarta.servlet..",
                  "jakarta.ws.rs..")),
          entry(
              "administration",
              Set.of(
                  "jakarta.annotation.security",
                  "jakarta.ejb",
                  "jakarta.json", // states as the record has them
                  "jakarta.security.enterprise..",
                  "com.google.zxing..", // QR codes
                  "javax.imageio.." // as PNG
                  )),
          entry("console", Set.of()),
          entry("example", Set.of("jakarta.ejb", "jakarta.servlet..")));

  private static final DescribedPredicate<JavaClass> SESSION_BEANS =
      describe(
          "are session beans",
          type -> type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class));

  @ArchTest
  static final ArchRule everyPackageUsesOnlyWhatItMay =
      classes()
          .should(keepToTheLists())
          .because(
              "arrows go from the doors to the core to the organizations to the platform, JAXB"
                  + " stays in phone.xml, JAX-RS in the doors, JPA in the core and below");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("org.callboard.(*)..")
          .should()
          .beFreeOfCycles()
          .because("two packages that need each other are one package");

  @ArchTest
  static final ArchRule everyResourceMethodSaysWhoMayCallIt =
      methods()
          .that()
          .areMetaAnnotatedWith(HttpMethod.class)
          .should(sayWhoMayCallThem())
          .because("a method without an answer to that is open to everybody");

  @ArchTest
  static final ArchRule everyActSaysWhoMayCallIt =
      classes()
          .that()
          .resideInAPackage(ROOT + "administration")
          .and()
          .areAnnotatedWith(Stateless.class)
          .should()
          .beAnnotatedWith(RolesAllowed.class)
          .andShould()
          .haveSimpleNameEndingWith("Acts")
          .because(
              "doors only translate: whoever writes another one must not be able to forget it");

  @ArchTest
  static final ArchRule theDoorForProgramsOnlyTranslates =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "rest")
          .should()
          .dependOnClassesThat(
              describe(
                  "are session beans, but no acts",
                  type ->
                      type.isAnnotatedWith(Stateless.class)
                          && !type.getPackageName().equals(ROOT + "administration")))
          .because("who may do what is checked in the acts of administration");

  @ArchTest
  static final ArchRule databasesAreReachedThroughJpa =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "platform")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.sql")
          .because("only what tells whether the database is there, and migrates it, knows JDBC");

  @ArchTest
  static final ArchRule entitiesStayInTheirPackage =
      classes()
          .that()
          .areAnnotatedWith(Entity.class)
          .or()
          .areAnnotatedWith(MappedSuperclass.class)
          .should(beUsedInTheirOwnPackageOnly())
          .because("what leaves a package is a value; entities never go on the wire");

  @ArchTest
  static final ArchRule sessionBeansAreCalledByPublicMethodsOnly =
      classes()
          .should(callOnlyPublicMethodsOfSessionBeans())
          .because(
              "a session bean without an interface has only public business methods; the container"
                  + " answers a call of any other with an EJBException, at run time");

  @ArchTest
  static final ArchRule whatTheContainerAddsToASessionBeanIsOnPublicMethods =
      methods()
          .that()
          .areDeclaredInClassesThat(SESSION_BEANS)
          .and()
          .areNotPublic()
          .should(haveNothingThatOnlyTheContainerDoes())
          .because("the container does nothing around a method that is no business method");

  @ArchTest
  static final ArchRule timersArePerNode =
      methods()
          .that()
          .areAnnotatedWith(Schedule.class)
          .should(
              ArchCondition.from(
                  describe(
                      "not be persistent",
                      (JavaMethod method) ->
                          !method.getAnnotationOfType(Schedule.class).persistent())))
          .because("a persistent timer runs on one node only, and for missed times as well");

  @ArchTest
  static final ArchRule nobodyAsksTheServerForParameters =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "a request's parameters are read",
                  call ->
                      call.getTargetOwner().isAssignableTo(ServletRequest.class)
                          && call.getTarget().getName().startsWith("getParameter")))
          .because(
              "the servers decode leniently, so that a password could become another one;"
                  + " PhoneRequestReader reads the query and the body itself");

  @ArchTest
  static final ArchRule oneClassMakesJson =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(Json.class.getName())
          .should()
          .dependOnClassesThat(
              type(jakarta.json.Json.class).or(resideInAnyPackage("jakarta.json.spi")))
          .because(
              "each call of jakarta.json.Json looks for its implementation in all jars;"
                  + " org.callboard.platform.Json has looked once");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper|Dto|DTO)(\\$.*)?")
          .because("these suffixes say nothing");

  @ArchTest
  static final ArchRule noInterfaceHasOneImplementation =
      classes()
          .that()
          .areInterfaces()
          .and()
          .areNotAnnotations()
          .should(notHaveExactlyOneImplementation())
          .because("an interface with one implementation is a name too many");

  private static ArchCondition<JavaClass> keepToTheLists() {
    return new ArchCondition<>("use only what their package may") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        String name = item.getPackageName().replaceFirst("^" + ROOT.replace(".", "\\."), "");
        if (!ARROWS.containsKey(name) || !LIBRARIES.containsKey(name)) {
          events.add(SimpleConditionEvent.violated(item, item + " is in a package without a list"));
          return;
        }
        List<String> allowed = new ArrayList<>(List.of("java..", "jakarta.inject"));
        allowed.add("jakarta.enterprise..");
        allowed.add(ROOT + name);
        ARROWS.get(name).forEach(ours -> allowed.add(ROOT + ours));
        allowed.addAll(LIBRARIES.get(name));
        onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)))
            .check(item, events);
      }
    };
  }

  private static ArchCondition<JavaClass> callOnlyPublicMethodsOfSessionBeans() {
    return new ArchCondition<>("call only public methods of session beans of another class") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        Stream.concat(
                item.getMethodCallsFromSelf().stream(), item.getMethodReferencesFromSelf().stream())
            .filter(call -> SESSION_BEANS.test(call.getTargetOwner()))
            .filter(call -> !call.getTargetOwner().equals(call.getOriginOwner()))
            .filter(call -> call.getTarget().resolveMember().filter(this::isClosed).isPresent())
            .forEach(
                call -> events.add(SimpleConditionEvent.violated(item, call.getDescription())));
      }

      private boolean isClosed(JavaMember method) {
        return !method.getModifiers().contains(JavaModifier.PUBLIC)
            && !method.getModifiers().contains(JavaModifier.STATIC);
      }
    };
  }

  private static ArchCondition<JavaMethod> haveNothingThatOnlyTheContainerDoes() {
    return ArchCondition.from(
        describe(
            "have no annotation that only the container heeds",
            method ->
                Stream.of(TransactionAttribute.class, Asynchronous.class, RolesAllowed.class)
                        .noneMatch(method::isAnnotatedWith)
                    && method.getParameters().stream()
                        .noneMatch(parameter -> parameter.isAnnotatedWith(Observes.class))));
  }

  private static ArchCondition<JavaMethod> sayWhoMayCallThem() {
    return ArchCondition.from(
        describe(
            "be annotated with @RolesAllowed, @PermitAll or @DenyAll",
            method ->
                Stream.of(RolesAllowed.class, PermitAll.class, DenyAll.class)
                    .anyMatch(method::isAnnotatedWith)));
  }

  private static ArchCondition<JavaClass> beUsedInTheirOwnPackageOnly() {
    return new ArchCondition<>("be used in their own package only") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        item.getDirectDependenciesToSelf().stream()
            .filter(d -> !d.getOriginClass().getPackage().equals(item.getPackage()))
            .forEach(d -> events.add(SimpleConditionEvent.violated(item, d.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> notHaveExactlyOneImplementation() {
    return ArchCondition.from(
        describe(
            "not have exactly one implementation",
            type -> type.getAllSubclasses().stream().filter(c -> !c.isInterface()).count() != 1));
  }
}
