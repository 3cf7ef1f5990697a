package org.callboard;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.stream.Stream;
import org.callboard.audit.AuditLog;
import org.callboard.platform.AdministratorTurnInterceptor;

/**
 * What every session bean keeps to, whatever room it is in: who may call it, and by which methods.
 */
@AnalyzeClasses(packages = "org.callboard", importOptions = ImportOption.DoNotIncludeTests.class)
class SessionBeansTest {

  private static final String ROOT = "org.callboard.";

  private static final DescribedPredicate<JavaClass> SESSION_BEANS =
      describe(
          "are session beans",
          type -> type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class));

  /** What a bean inherits is the bean's. */
  private static final DescribedPredicate<JavaClass> SESSION_BEANS_AND_WHAT_THEY_INHERIT =
      describe(
          "are session beans, or inherited by one",
          type ->
              SESSION_BEANS.test(type)
                  || type.getPackageName().startsWith(ROOT)
                      && type.getAllSubclasses().stream().anyMatch(SESSION_BEANS::test));

  private static final DescribedPredicate<JavaClass> HAS_A_PROXY =
      describe(
          "are behind a proxy",
          type ->
              SESSION_BEANS.test(type)
                  || type.isAnnotatedWith(ApplicationScoped.class)
                  || type.isAnnotatedWith(RequestScoped.class));

  private static final Set<Class<? extends Annotation>> WHO_MAY_CALL =
      Set.of(RolesAllowed.class, PermitAll.class, DenyAll.class);

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
  static final ArchRule everySessionBeanSaysWhoMayCallIt =
      classes()
          .that(SESSION_BEANS)
          .should(sayWhoMayCallThemWithAllThatTheyInherit())
          .because(
              "servers differ in whom they let in where a bean is silent, and what a bean inherits"
                  + " keeps to what the class says that declares it; ADR 17 says what is meant by"
                  + " @PermitAll");

  @ArchTest
  static final ArchRule everySessionBeanHasAPublicConstructorWithoutParameters =
      classes()
          .that(SESSION_BEANS)
          .should(
              have(
                  describe(
                      "a public constructor without parameters",
                      (JavaClass type) ->
                          type.getConstructors().stream()
                              .anyMatch(
                                  constructor ->
                                      constructor.getParameters().isEmpty()
                                          && constructor
                                              .getModifiers()
                                              .contains(JavaModifier.PUBLIC)))))
          .because(
              "Enterprise Beans 4.0 asks for it; Payara makes a bean without one only when it is"
                  + " first called, fails, and never calls its timer again");

  @ArchTest
  static final ArchRule whatAProxyStandsForHasNoFinalMethods =
      methods()
          .that(
              describe(
                  "are of beans behind a proxy, or inherited by one",
                  method ->
                      HAS_A_PROXY.test(method.getOwner())
                          || method.getOwner().getAllSubclasses().stream().anyMatch(HAS_A_PROXY)))
          .and()
          .areNotPrivate()
          .and()
          .areNotStatic()
          .should()
          .notBeFinal()
          .because("the container then deploys nothing: it cannot make the proxy");

  @ArchTest
  static final ArchRule doorsForAdministratorsOnlyTranslate =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "rest..", ROOT + "console..")
          .should()
          .dependOnClassesThat(
              describe(
                  "are session beans, but no acts",
                  type ->
                      SESSION_BEANS_AND_WHAT_THEY_INHERIT.test(type)
                          && !type.getPackageName().equals(ROOT + "administration")))
          .because("who may do what is checked in the acts of administration");

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
          .areDeclaredInClassesThat(SESSION_BEANS_AND_WHAT_THEY_INHERIT)
          .and()
          .areNotPublic()
          .should(haveNothingThatOnlyTheContainerDoes())
          .because("the container does nothing around a method that is no business method");

  @ArchTest
  static final ArchRule whatABeanWorksWithIsInjectedByItsConstructor =
      noFields()
          .that()
          // WildFly makes an interceptor of ejb-jar.xml by its constructor without parameters only.
          .areNotDeclaredIn(AdministratorTurnInterceptor.class)
          .should()
          .beAnnotatedWith(Inject.class)
          .because(
              "a constructor says all that a bean needs, and a test can call it; only what CDI does"
                  + " not know (@PersistenceContext, @Resource, @Context) comes by fields");

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
  static final ArchRule editorsAndReadersReturnValues =
      methods()
          .that()
          .areDeclaredInClassesThat(SESSION_BEANS_AND_WHAT_THEY_INHERIT)
          .and()
          .areNotDeclaredIn(AuditLog.class) // the record is kept as JSON
          .and()
          .arePublic()
          .should(
              ArchCondition.from(
                  describe(
                      "neither take nor return JSON",
                      (JavaMethod method) ->
                          Stream.concat(
                                  method.getReturnType().getAllInvolvedRawTypes().stream(),
                                  method.getParameterTypes().stream()
                                      .flatMap(type -> type.getAllInvolvedRawTypes().stream()))
                              .noneMatch(type -> type.getPackageName().equals("jakarta.json")))))
          .because("how a value is written is a matter of the door");

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
            method -> WHO_MAY_CALL.stream().anyMatch(method::isAnnotatedWith)));
  }

  private static ArchCondition<JavaClass> sayWhoMayCallThemWithAllThatTheyInherit() {
    return new ArchCondition<>("say at the class who may call them, with all that they inherit") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        item.getClassHierarchy().stream()
            .filter(type -> !type.isEquivalentTo(Object.class))
            .filter(type -> WHO_MAY_CALL.stream().noneMatch(type::isAnnotatedWith))
            .forEach(type -> events.add(SimpleConditionEvent.violated(item, type + " is silent")));
      }
    };
  }
}
